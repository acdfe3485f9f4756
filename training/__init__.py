"""Where the program's tuned numbers come from: nothing here is needed to use it."""
