"""DOOR: the command line."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="A sourced, dated record of sanctions.")


def main() -> None:
    """Run the command line."""
    app()
