"""``python -m newsparse``, and the entry point of the command.

It imports nothing of its own accord: what the command needs takes a while, and Ctrl-C meanwhile would be told as an error of
whatever is imported just then.
"""


def main() -> None:
    """Run the command, see :func:`newsparse.cli.main`; until that takes signals itself, Ctrl-C ends the process, as all that has
    not begun ends. Where it is to be ignored, it is."""
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from newsparse.cli import main as run

    run()


if __name__ == "__main__":
    main()
