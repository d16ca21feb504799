"""What the pages say is true: paths and links exist, commands parse, tables and keys are the code's."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from adapters.discord.inviting import HELPFUL, NEEDED
from adapters.discord.slash import commands
from adapters.slack.scopes import SCOPES
from bot.__main__ import _parser
from bot.config import SECTIONS
from bot.verbs import BY_WORDS
from tests.docs.capabilities import README, rewritten
from tests.operating.test_record import ANSWER, KEYS

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md"))
)
COMMANDS = ("try", "run", "check", "export", "backup", "forget")


def fences(text: str) -> list[str]:
    """What stands in the fenced blocks that begin a line."""
    return re.findall(r"^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_readme_begins_with_two_commands_of_one_line_each() -> None:
    play, tests, *_ = fences(README.read_text(encoding="utf-8"))
    for command in (play, tests):
        assert command.count("\n") == 1
        assert subprocess.run(["bash", "-n", "-c", command], check=False).returncode == 0
        assert "uv run --frozen" in command
    assert play.rstrip().endswith("circlekeeper try --play")
    assert "pytest" in tests


def test_ci_runs_the_second_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (function,) = re.findall(r"^readme\(\) \{\n.*?^\}\n", script, re.DOTALL | re.MULTILINE)
    shown = subprocess.run(
        ["bash", "-c", f"{function}readme"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout == fences(README.read_text(encoding="utf-8"))[1]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_table_of_capabilities_is_that_of_the_adapters() -> None:
    text = README.read_text(encoding="utf-8")
    assert rewritten(text) == text, "python -m tests.docs.capabilities writes it anew"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []


def test_the_tree_in_the_architecture_is_the_tree() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = "\n".join(re.findall(r"^\| (`.*?) \|", text, re.MULTILINE))
    named = set(re.findall(r"`((?:bot|adapters|storage|tests|benchmarks)/[\w/.]*)`", rows))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    parts = {f"bot/{path.name}{'/' if path.is_dir() else ''}" for path in (ROOT / "bot").iterdir()}
    parts |= {f"adapters/{path.name}{'/' if path.is_dir() else ''}" for path in (ROOT / "adapters").iterdir()}
    parts = {part for part in parts if "__pycache__" not in part and "__init__" not in part}
    assert sorted(parts - named) == []


def test_the_folders_of_tests_are_those_that_the_page_names() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {name.rstrip("/") for name in re.findall(r"`tests/([\w/.]+)`", text)}
    tests = ROOT / "tests"
    there = {path.relative_to(tests).parts[0] for path in tests.glob("*/**/test_*.py")}
    assert sorted(there - named) == []
    assert [name for name in named if not (tests / name).exists()] == []


def test_decisions_about_the_house_have_the_same_parts() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. ")
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_the_page_on_the_export_names_every_key() -> None:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text))
    for keys in (*KEYS.values(), ANSWER, KEYS.keys()):
        assert sorted(set(keys) - named) == []


def test_every_command_of_the_readme_exists() -> None:
    help_text = _parser().format_help()
    text = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`circlekeeper {command}`" in text
        assert f"    {command} " in help_text
    assert set(re.findall(r"circlekeeper (\w+)", text)) <= {*COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_named_in_examples_exist(page: Path) -> None:
    for block in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        section = ""
        for line in block.splitlines():
            if header := re.match(r"\s*\[(\w+)\]", line):
                section = header[1]
                assert section in SECTIONS
            elif setting := re.match(r"\s*(\w+) = ", line):
                assert setting[1] in SECTIONS[section].__annotations__


DISCORD = ROOT / "docs" / "discord.md"
SLACK = ROOT / "docs" / "slack.md"
MANIFEST = json.loads((ROOT / "adapters" / "slack" / "manifest.json").read_text(encoding="utf-8"))


def test_slash_commands_on_the_pages_are_registered_with_discord() -> None:
    registered = {(each["name"], ""): True for each in commands()}
    registered |= {
        (each["name"], one["name"]): True for each in commands() for one in each.get("options", ())
    }
    for page in (README, DISCORD):
        named = re.findall(r"`/(\w+)(?: ([\w-]+))?`", page.read_text(encoding="utf-8"))
        assert ("circle", "create") in named
        assert [" ".join(words) for words in named if words not in registered and words[0] != "healthz"] == []


def test_the_page_on_discord_names_what_is_in_its_menus() -> None:
    text = DISCORD.read_text(encoding="utf-8")
    for menu in (each for each in commands() if each["type"] != 1):
        assert f"**{menu['name']}**" in text


@pytest.mark.parametrize("page", [DISCORD, SLACK], ids=lambda page: page.stem)
def test_what_a_page_says_that_people_see_is_what_they_see(page: Path) -> None:
    """Sentences of the catalogue or of the adapter, with an ellipsis for names."""
    _, _, table = page.read_text(encoding="utf-8").partition("## What you may see")
    told = re.findall(r"^\| “(.*)” \|", table, re.MULTILINE)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "adapters" / page.stem).glob("*.py"))
    catalogue = (ROOT / "bot" / "locales" / "en.ftl").read_text(encoding="utf-8")
    said = re.sub(r'"\s*\n\s*f?"', "", code) + catalogue
    assert len(told) >= 8
    for sentence in told:
        for piece in (part.strip(" .,") for part in sentence.split("…")):
            assert piece in said, sentence


def test_the_page_on_discord_names_every_permission_that_the_link_asks_for() -> None:
    text = DISCORD.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z][^|]*?) \|", text.partition("| permission |")[2], re.MULTILINE)
    named = {name for row in rows for name in row.split(", ")}
    assert {*NEEDED, *HELPFUL} <= named
    assert named - {*NEEDED, *HELPFUL} == {"Message Content", "Server Members"}


def test_commands_on_the_page_on_slack_are_those_that_are_understood() -> None:
    text = SLACK.read_text(encoding="utf-8")
    commands = {each["command"] for each in MANIFEST["features"]["slash_commands"]}
    named = re.findall(r"(?:`|^)(/\w+)(?: ([\w-]+))?(?=[` ])", text, re.MULTILINE)
    assert ("/circle", "create") in named
    unknown = [
        f"{command} {verb}"
        for command, verb in named
        if command not in ("/invite", "/healthz")
        and (command not in commands or (verb and (command[1:], verb) not in BY_WORDS))
    ]
    assert unknown == []


def test_the_page_on_slack_names_every_scope_and_shortcut_of_the_manifest() -> None:
    text = SLACK.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*) \|", text.partition("| scope |")[2], re.MULTILINE)
    assert {scope for row in rows for scope in re.findall(r"`([^`]+)`", row)} == set(SCOPES)
    for shortcut in MANIFEST["features"]["shortcuts"]:
        assert f"*{shortcut['name']}*" in text
