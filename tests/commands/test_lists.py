"""load, lists, delta, dossier: JSON when piped, tables when asked, one clear line where something is wrong."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sdn_rows import consolidated_csv, sdn_csv

SDN = ("--list", "us_ofac_sdn")
SAMPLE = (*SDN, "--published", "2023-07-20", "--sample")


def test_load_prints_what_it_did_as_json_when_piped(run) -> None:
    loaded = run("load", "before.csv", *SAMPLE)
    told = json.loads(loaded.stdout)
    assert (loaded.exit_code, told["list"], told["published"], told["listings"]) == (
        0,
        "us_ofac_sdn",
        "2023-07-20",
        2,
    )
    assert (told["added"], told["removed"], told["changed"], told["already"]) == (2, 0, 0, False)


def test_loading_the_same_again_is_no_error(mali) -> None:
    again = mali("load", "after.csv", *SDN, "--published", "2023-07-24", "--sample")
    assert again.exit_code == 0
    assert "already loaded" in again.stderr
    assert json.loads(again.stdout)["already"] is True


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("no_such_file.csv", *SAMPLE), 2, "no_such_file.csv"),
        ((".", *SAMPLE), 2, "folder"),
        (("empty.csv", *SAMPLE), 2, "empty"),
        (("after.csv", *SDN, "--sample"), 2, "--published"),
        (("after.csv", *SDN, "--published", "2023-13-01"), 2, "YYYY-MM-DD"),
        (("after.csv", "--list", "nowhere", "--published", "2023-07-25"), 3, "nowhere"),
        (("after.csv", "--list", "un_sc", "--published", "2023-07-25"), 5, "un_sc"),
        (("after.csv", *SDN, "--published", "2023-07-25"), 5, "8000"),
        (("truncated.csv", *SDN, "--published", "2023-07-25", "--sample"), 5, "truncated"),
        (("before.csv", *SDN, "--published", "2023-07-01", "--sample"), 2, "--force-older"),
    ],
)
def test_what_cannot_be_loaded_is_said_in_one_message_and_changes_nothing(mali, folder, words, code, why) -> None:
    (folder / "empty.csv").write_bytes(b"")
    (folder / "truncated.csv").write_bytes((folder / "after.csv").read_bytes()[:-60])
    before = mali("lists").stdout
    refused = mali("load", *words)
    assert refused.exit_code == code, refused.output
    assert refused.stderr.startswith("ostrakon: ")
    assert why in refused.stderr
    assert "Traceback" not in refused.stderr
    assert mali("lists").stdout == before


def test_history_is_loaded_when_asked_for(mali) -> None:
    assert (
        mali("load", "before.csv", *SDN, "--published", "2023-07-01", "--sample", "--force-older").exit_code == 0
    )
    held = {row["list"]: row for row in json.loads(mali("lists").stdout)}
    assert (held["us_ofac_sdn"]["editions"], held["us_ofac_sdn"]["published"]) == (3, "2023-07-24")


def test_an_option_that_does_not_exist_is_a_usage_error(run) -> None:
    assert run("load", "after.csv", "--no-such-option").exit_code == 2
    assert run("no-such-command").exit_code == 2
    assert run("load").exit_code == 2


def test_an_edition_may_come_through_a_pipe(run, folder: Path) -> None:
    loaded = run("load", "-", *SAMPLE, input=(folder / "after.csv").read_bytes())
    assert (loaded.exit_code, json.loads(loaded.stdout)["listings"]) == (0, 4)


def test_the_version_is_told(run) -> None:
    assert run("--version").stdout.startswith("ostrakon 0.")


def test_lists_tells_every_list_of_the_catalog(mali) -> None:
    rows = json.loads(mali("lists").stdout)
    held = {row["list"]: row for row in rows}
    assert {"us_ofac_sdn", "us_ofac_cons", "un_sc"} <= held.keys()
    assert held["us_ofac_sdn"]["stale"] is True
    assert held["us_ofac_sdn"]["due"] == "2023-07-31"
    assert held["un_sc"]["editions"] == 0
    lines = mali("lists", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["list"] for line in lines] == [row["list"] for row in rows]


def test_delta_in_json_names_native_ids(mali) -> None:
    told = json.loads(mali("delta", "us_ofac_sdn", "2023-07-20", "2023-07-24", "--format", "json").stdout)
    assert told["list"] == "us_ofac_sdn"
    assert (told["from"], told["to"]) == ("2023-07-20", "2023-07-24")
    assert (told["added"], told["removed"], told["changed"]) == (["42617", "42618"], [], [])


def test_delta_as_a_table_counts_and_names(mali) -> None:
    shown = mali("delta", "us_ofac_sdn", "2023-07-20", "2023-07-24", "--format", "table").stdout
    assert "Sadio CAMARA" in shown
    assert "2 added, 0 removed, 0 changed" in shown


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("us_ofac_sdn", "2023-07-24", "2023-07-20"), 2),
        (("us_ofac_sdn", "soon"), 2),
        (("us_ofac_sdn", "2020-01-01"), 3),
        (("nowhere", "2023-07-20"), 3),
        (("un_sc", "2023-07-20"), 3),
    ],
)
def test_a_delta_that_cannot_be_made_says_why(mali, words, code) -> None:
    refused = mali("delta", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert refused.stderr.startswith("ostrakon: ")


def test_a_dossier_by_id_is_json_when_piped_and_a_table_when_asked(mali) -> None:
    told = json.loads(mali("dossier", "42618", "--as-of", "2023-07-25").stdout)
    assert (told["name"], told["listings"][0]["since"]) == ("Sadio CAMARA", "2023-07-24")
    shown = mali("dossier", "42618", "--format", "table").stdout
    assert "22 Mar 1979" in shown
    assert "History" in shown


def test_a_dossier_before_the_listing_is_not_there(mali) -> None:
    refused = mali("dossier", "42618", "--as-of", "2023-07-23")
    assert (refused.exit_code, refused.stdout) == (3, "")


def test_names_cannot_write_on_the_terminal(run, folder: Path) -> None:
    wicked = ("9", "EVIL [red]\x1b[2J\u202e NAME", "-0- ", "SDGT", "-0- ")
    (folder / "wicked.csv").write_bytes(sdn_csv([wicked]))
    run("load", "wicked.csv", *SAMPLE)
    shown = run("dossier", "us_ofac_sdn:9", "--format", "table").stdout
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "[red]" in shown


def test_a_workspace_may_be_named_by_option(run, folder: Path) -> None:
    assert run("load", "before.csv", *SAMPLE, "-w", str(folder / "other")).exit_code == 0
    assert (folder / "other" / "ledger.sqlite").exists()
    assert not (folder / "workspace").exists()


def test_a_workspace_that_cannot_be_made_is_the_callers_to_correct(run, folder: Path) -> None:
    refused = run("lists", "-w", str(folder / "before.csv"))
    assert refused.exit_code == 2
    assert refused.stderr.startswith("ostrakon: ")


def test_as_a_process_results_go_to_stdout_and_remarks_to_stderr(shell) -> None:
    loaded = shell("load", "before.csv", *SAMPLE)
    assert loaded.returncode == 0, loaded.stderr
    json.loads(loaded.stdout)
    assert loaded.stderr == ""
    missing = shell("dossier", "us_ofac_sdn:1")
    assert (missing.returncode, missing.stdout) == (3, "")
    assert missing.stderr.count("\n") == 1


_CAPPED = (
    "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
    "sys.argv = ['ostrakon', *sys.argv[1:]]; runpy.run_module('ostrakon', run_name='__main__')"
)


def test_a_full_disk_ends_in_one_clear_message_and_the_record_stays(shell, folder: Path) -> None:
    assert shell("load", "before.csv", *SAMPLE).returncode == 0
    (folder / "big.csv").write_bytes(consolidated_csv(1500))
    words = (
        "load",
        "big.csv",
        "--list",
        "us_ofac_cons",
        "--published",
        "2023-07-24",
        "--sample",
        "-w",
        "workspace",
    )
    full = subprocess.run(
        [sys.executable, "-c", _CAPPED, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert full.returncode == 4, full.stderr
    assert "nothing was changed" in full.stderr
    assert "Traceback" not in full.stderr
    held = {row["list"]: row["editions"] for row in json.loads(shell("lists").stdout)}
    assert (held["us_ofac_sdn"], held["us_ofac_cons"]) == (1, 0)


def test_killed_in_mid_load_the_record_is_whole_and_the_load_can_be_run_again(shell, folder: Path) -> None:
    assert shell("load", "before.csv", *SAMPLE).returncode == 0
    (folder / "big.csv").write_bytes(consolidated_csv(1900))
    words = ("load", "big.csv", "--list", "us_ofac_cons", "--published", "2023-07-24", "-w", "workspace")
    for pause in (1.0, 1.6):
        loading = subprocess.Popen(
            [sys.executable, "-m", "ostrakon", *words], cwd=folder, stdout=subprocess.DEVNULL
        )
        time.sleep(pause)
        loading.send_signal(signal.SIGKILL)
        loading.wait()
        held = {row["list"]: (row["editions"], row["listings"]) for row in json.loads(shell("lists").stdout)}
        assert held["us_ofac_sdn"] == (1, 2)
        assert held["us_ofac_cons"] in {(0, 0), (1, 1900)}
    assert shell(*words[:-2]).returncode == 0


def test_on_a_terminal_the_result_is_a_table(shell, folder: Path) -> None:
    shell("load", "before.csv", *SAMPLE)
    screen, terminal = pty.openpty()
    try:
        assert shell("lists", capture_output=False, stdout=terminal, stderr=subprocess.DEVNULL).returncode == 0
        shown = os.read(screen, 100_000).decode()
    finally:
        os.close(terminal)
        os.close(screen)
    assert "us_ofac_sdn" in shown
    assert not shown.lstrip().startswith("[")
