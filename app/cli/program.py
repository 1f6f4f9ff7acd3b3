"""Runs one command: reads its options, calls what does it, ends with a status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

from app.cli import parser
from app.cli.terminal import Answer, Terminal
from app.cli.words import Words
from app.system.environment import read_environment
from app.system.folders import find_folders
from app.system.log import start_log, stop_log

Handler = Callable[[Terminal, Namespace], Answer]


def run(arguments: Sequence[str], terminal: Terminal | None = None) -> int:
    """Run a command; gives its exit status. Help and wrong use leave by SystemExit inside, here as a status too."""
    if terminal is None:
        environment = read_environment()
        terminal = Terminal(environment, Words.of(environment.languages))
    try:
        options = parser.build(terminal.words).parse_args(list(arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 2
    terminal = replace(terminal, as_json=options.json)
    log = start_log(find_folders(terminal.environment).log)
    try:
        answer = _handler(options.handler)(terminal, options)
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 - the one place where a command's errors end
        from app.cli.faults import answer_to

        answer = answer_to(error, terminal)
    finally:
        stop_log(log)
    command = " ".join(filter(None, (options.command, getattr(options, "act", None))))
    terminal.end(command, answer)
    return int(answer.exit)


def _handler(name: str) -> Handler:
    module, _, function = name.partition(":")
    handler: Handler = getattr(import_module(module), function)
    return handler
