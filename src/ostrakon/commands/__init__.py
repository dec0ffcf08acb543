"""The command line, one file per group of commands; `ostrakon.cli` puts them together."""
