"""Help texts: what they list and the examples they give are what the commands take."""

import shlex

import click
import pytest

from newsparse.cli import cli


def help_of(command):
    return command.get_help(click.Context(command, info_name=command.name, terminal_width=100))


def options_of(command):
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


@pytest.mark.parametrize("command", cli.commands.values(), ids=lambda command: command.name)
def test_every_option_is_listed_once(command):
    shown = [line.strip() for line in help_of(command).splitlines()]
    for param in command.params:
        if isinstance(param, click.Option):
            assert sum(f"{line} ".startswith(f"{', '.join(param.opts)} ") for line in shown) == 1


def test_options_stand_under_headings():
    text = help_of(cli.commands["parse"])
    headings = [line.rstrip(":") for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert headings == [
        "What is read", "What is written", "How the run goes", "How pages are parsed", "Other options", "Examples",
    ]  # fmt: skip
    assert text.index("--ledger") < text.index("--jobs") < text.index("--encoding") < text.index("--quiet")


def test_examples_are_shown():
    assert all(line in help_of(cli.commands["parse"]) for line, _ in cli.commands["parse"].examples)


EXAMPLES = [(line, told) for command in cli.commands.values() for line, told in getattr(command, "examples", ())]


@pytest.mark.parametrize(("line", "told"), EXAMPLES)
def test_examples_use_what_there_is(line, told):
    words = shlex.split(line.split(" | ")[0])
    assert words.pop(0) == "newsparse" and told
    command = cli.commands[words.pop(0) if words[0] in cli.commands else "parse"]
    assert {word for word in words if word.startswith("-")} <= options_of(command)
