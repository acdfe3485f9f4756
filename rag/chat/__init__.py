"""The chat window: questions on the left, the articles that answer them on the right."""

import os

# Gradio reads this when it is imported: without it, the server asks api.gradio.app and huggingface.co for news.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
