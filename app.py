"""Start the chat window and the API: `python app.py`, the same as `python -m rag serve`."""

import sys

from rag.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
