"""A network for onnxruntime with its matrices as int8, in a form that executes no code when it is loaded.

Two ways: `dynamic` computes in int8, `weights` only stores so and computes in float32.
"""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
import onnx
import torch
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

Int8 = Literal["dynamic", "weights"]
Axes = Mapping[str, Mapping[int, str]]  # by input or output, which of its dimensions vary

OPSET = 18
SMALLEST = 4096  # numbers in a matrix that is worth storing as int8


@dataclass(frozen=True)
class Traced:
    """What is exported: a network, an example of what it takes, in the order of `inputs`, and its names."""

    network: nn.Module
    example: tuple[Tensor, ...]
    inputs: Axes
    outputs: Axes


def export(traced: Traced, path: Path, way: Int8) -> None:
    """Writes the network with int8 matrices; never half a file."""
    ways: dict[Int8, Callable[[Path, Path], None]] = {"dynamic": _computed_in_int8, "weights": _stored_as_int8}
    with TemporaryDirectory(dir=path.parent) as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        export_exact(traced, exact)
        ways[way](exact, small)
        small.replace(path)


def export_exact(traced: Traced, path: Path) -> None:
    """Writes the network in float32."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's remarks on lengths, which the tests change
        torch.onnx.export(
            traced.network.eval(),
            traced.example,
            str(path),
            input_names=list(traced.inputs),
            output_names=list(traced.outputs),
            dynamic_axes={name: dict(axes) for name, axes in (*traced.inputs.items(), *traced.outputs.items())},
            opset_version=OPSET,
            dynamo=False,
        )


def _computed_in_int8(exact: Path, small: Path) -> None:
    quantize_dynamic(exact, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def _stored_as_int8(exact: Path, small: Path) -> None:
    """Each matrix as int8 with a scale for each of its columns, which are the outputs; made float32 again when used."""
    model: ModelProto = onnx.load(exact)
    graph = model.graph
    multiplied = {node.input[1] for node in graph.node if node.op_type == "MatMul"}
    large = [m for m in graph.initializer if m.name in multiplied and np.prod(m.dims) >= SMALLEST]
    nodes = []
    for matrix in large:
        graph.initializer.remove(matrix)
        stored, node = _quantised(matrix)
        graph.initializer.extend(stored)
        nodes.append(node)
    nodes += graph.node
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, small)


def _quantised(matrix: TensorProto) -> tuple[list[TensorProto], NodeProto]:
    """The numbers and scales that stand for a matrix, and the node that makes it of them."""
    values = numpy_helper.to_array(matrix)
    scales = np.maximum(np.abs(values).max(axis=0), 1e-8) / 127
    numbers = np.rint(values / scales).astype(np.int8)
    names = [f"{matrix.name}.int8", f"{matrix.name}.scales"]
    stored = [numpy_helper.from_array(array, name) for array, name in zip((numbers, scales), names, strict=True)]
    return stored, helper.make_node("DequantizeLinear", names, [matrix.name], axis=1)
