"""``python -m newsparse``, and the entry point of the command.

Nothing is imported at module level: the command's imports take a while, and Ctrl-C during them would show a traceback from
whatever is being imported.
"""


def main() -> None:
    """Run the command, see :func:`newsparse.cli.main`.

    Until the command handles signals itself, Ctrl-C simply ends the process. Where SIGINT is ignored (``nohup``, a background
    job), it stays ignored.
    """
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from newsparse.batch.environment import collect_less

    collect_less()  # the imports make many objects that stay
    from newsparse.cli import main as run

    run()


if __name__ == "__main__":
    main()
