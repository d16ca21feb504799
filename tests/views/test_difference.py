"""The difference between two texts leads from the one to the other, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from bot.views.difference import difference, shown

texts = st.text(st.sampled_from("ab \n.é"), max_size=40)


@given(texts, texts)
def test_what_stayed_and_went_is_the_former_text_and_what_stayed_and_came_the_new(old: str, new: str) -> None:
    runs = difference(old, new)
    assert "".join(text for kind, text in runs if kind != "added") == old
    assert "".join(text for kind, text in runs if kind != "removed") == new
    assert all(text for _, text in runs)


def test_words_are_whole_and_neighbouring_changes_are_one() -> None:
    assert difference("We spend 400 € on it.", "We spend 300 € on it.") == (
        ("same", "We spend "),
        ("removed", "400"),
        ("added", "300"),
        ("same", " € on it."),
    )
    assert difference("a red old house", "a blue new house") == (
        ("same", "a "),
        ("removed", "red old"),
        ("added", "blue new"),
        ("same", " house"),
    )


def test_long_stretches_that_stayed_are_shortened_on_the_card() -> None:
    kept = "word " * 200
    runs = shown(f"{kept}a", f"{kept}b", ()).runs
    assert runs[1:] == (("removed", "a"), ("added", "b"))
    assert len(runs[0][1]) < 200
    assert " … " in runs[0][1]


def test_two_texts_of_sixty_thousand_characters_are_compared_in_no_time() -> None:
    old, new = ("lorem ipsum " * 5000, "ipsum dolor " * 5000)
    assert difference(old, new)
