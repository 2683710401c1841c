"""The command `generate`."""

from __future__ import annotations

from click.testing import CliRunner

from zoom_analytics.demo.command import generate

ARGUMENTS = ["--users", "60", "--days", "30"]


def test_it_tells_what_it_wrote_and_what_comes_next(tmp_path):
    result = CliRunner().invoke(generate, ["--out", str(tmp_path / "landing"), *ARGUMENTS])
    assert result.exit_code == 0, result.output
    assert "participants" in result.output
    assert "Z201" in result.output
    assert f"ZOOM_LANDING={tmp_path / 'landing'} zoom-analytics build" in result.output


def test_without_out_it_writes_where_load_reads(tmp_path, monkeypatch):
    monkeypatch.setenv("ZOOM_LANDING", str(tmp_path / "zone"))
    result = CliRunner().invoke(generate, [*ARGUMENTS, "--dirty", "0"])
    assert result.exit_code == 0, result.output
    assert "Next: zoom-analytics build" in result.output
    assert (tmp_path / "zone" / "platform" / "users").is_dir()


def test_a_second_time_is_refused(tmp_path):
    arguments = ["--out", str(tmp_path), *ARGUMENTS]
    CliRunner().invoke(generate, arguments)
    result = CliRunner().invoke(generate, arguments)
    assert result.exit_code == 2
    assert "holds files already" in result.output
