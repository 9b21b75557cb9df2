"""The network that learns and the one that ships are one: the same columns give the same scores."""

from itertools import product

import numpy as np
import pytest

from newsparse.labelling.arrays import read_arrays, write_arrays
from newsparse.labelling.columns import CATEGORIES, NUMBERS, describe
from newsparse.labelling.grammar import LAYOUTS, NEVER, PARTS, allows, part_limits, path_limits
from newsparse.labelling.network import Network
from newsparse.labelling.sheet import lay_out
from newsparse.lines.text import read_lines

PAGES = [
    read_lines("The council met on Monday.\n2 Comments\nMarta\nNonsense.\noldgoat77\nMarta, read page twelve."),
    read_lines("One line"),
    read_lines("\n".join(f"  {k}. Ines Brandt says:\n\n    Text number {k} of a longer thread." for k in range(40))),
]


def test_learned_and_shipped_network_agree(tmp_path):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: only tools/learn.py needs it")
    from align import align
    from dataset import Example
    from samples import sample_of
    from teach import Course, Teacher, batch_of

    examples = [Example(str(k), "rendered", "", "", {}, lines, align(lines, {})) for k, lines in enumerate(PAGES)]
    samples = [sample_of(page) for page in examples]
    net = Teacher(Course(), samples, seed=1).net.eval()
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
        learned = net(batch_of(samples), torch.ones(1, len(NUMBERS)), torch.ones(1, len(CATEGORIES)))
    write_arrays(tmp_path / "lines.safetensors", *net.export())
    sheet = lay_out(PAGES)
    shipped = Network(*read_arrays(tmp_path / "lines.safetensors")).score(sheet, describe(sheet))
    for one, other in zip(learned, shipped, strict=True):
        assert np.allclose(one.numpy(), other, atol=0.02)  # weights are kept in 16 bits


def test_a_network_goes_on_from_where_it_stood(tmp_path):
    """Nothing of an exported network is lost on the way back; one step of learning changes it."""
    pytest.importorskip("torch", reason="PyTorch is not installed: only tools/learn.py needs it")
    from align import align
    from dataset import Example
    from newsparse.labelling.models import DATA
    from samples import TEXT, sample_of
    from teach import Course, Teacher

    gold = {
        "comments": [
            {"author": "Marta", "text": "Nonsense."},
            {"author": "oldgoat77", "text": "Marta, read page twelve."},
        ]
    }
    samples = [sample_of(Example("0", "rendered", "", "", {}, PAGES[0], align(PAGES[0], gold)))]
    for name in ("lines", "lines.2"):
        weights, about = read_arrays(DATA / f"{name}.safetensors")
        teacher = Teacher(Course(epochs=1, step=1e-3), samples, seed=3, shown=TEXT)
        teacher.go_on_from(weights, about)
        same, _ = teacher.net.export()
        assert {key: array.shape for key, array in same.items()} == {key: array.shape for key, array in weights.items()}
        for key, array in weights.items():
            assert np.allclose(same[key], array, rtol=2e-3), key
        learned, of_what = teacher.teach(lambda _: samples, "one").export()
        assert of_what["keys"] == about["keys"]
        assert any(not np.array_equal(learned[key], same[key]) for key in same)
        with pytest.raises(ValueError, match="other columns"):
            teacher.go_on_from(weights, {**about, "columns": "other"})


def test_the_total_of_all_paths_and_its_derivative_are_those_of_every_path_added_up():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: only tools/learn.py needs it")
    from total import PathTotal

    torch.manual_seed(7)
    lengths, many = [1, 4, 2, 4], 3
    scores = [3 * torch.randn(4, *shape) for shape in ((4, many), (many, many), (many,))]
    scores[1][0] = NEVER  # a page of one line, whose parts nothing may follow
    scores[1][1, 0, 1] = scores[2][2, 2] = scores[0][3, 1, 0] = NEVER

    def added_up(parts, steps, last):
        out = []
        for page, length in enumerate(lengths):
            paths = []
            for path in product(range(many), repeat=length):
                worth = last[page, path[-1]]
                worth = worth + sum(parts[page, t, part] for t, part in enumerate(path))
                paths.append(worth + sum(steps[page, a, b] for a, b in zip(path, path[1:], strict=False)))
            out.append(torch.logsumexp(torch.stack(paths), 0))
        return torch.stack(out)

    found = []
    for total in (lambda *given: PathTotal.apply(*given, torch.tensor(lengths)), added_up):
        given = [score.clone().requires_grad_() for score in scores]
        totals = total(*given)
        (totals * torch.tensor([1.0, 2.0, -1.0, 0.5])).sum().backward()
        found.append([totals.detach(), *(score.grad for score in given)])
    for one, other in zip(*found, strict=True):
        assert torch.allclose(one, other, atol=1e-4)


def test_a_model_of_other_columns_is_refused(tmp_path):
    with pytest.raises(ValueError, match="learn anew"):
        Network({}, {"columns": "other"})


@pytest.mark.parametrize(
    "layout, path, fine",
    [
        ("m", "HBBHASXASE", True),
        ("m", "HBASB", False),  # a body does not come back
        ("m", "BSA", False),
        ("m", "BASA", True),  # cut behind a name
        ("1", "TBHAMSXQAMSQE", True),
        ("1", "BQA", False),
        ("2", "BHSXMAQSAE", True),
        ("2", "BAS", False),
        ("0", "BSXQSQE", True),
        ("0", "BAS", False),
        ("", "HTBE", True),
        ("", "HTBASE", False),
    ],
)
def test_the_grammar_knows_what_may_follow(layout, path, fine):
    number, parts = LAYOUTS.index(layout), [PARTS.index(part) for part in path]
    assert allows(number, parts) is fine
    start, end, steps = path_limits()
    worth = start[number, parts[0]] + end[number, parts[-1]]
    worth += sum(steps[number, a, b] for a, b in zip(parts, parts[1:], strict=False))
    assert bool(worth == 0) is fine
    assert not fine or all(part_limits()[number, part] > NEVER for part in parts)
