"""How the picker of emoji names the signs that people mean."""

EMOJI = {
    "👍": "+1",
    "👎": "-1",
    "✋": "hand",
    "🤔": "thinking_face",
    "❓": "question",
    "✅": "white_check_mark",
    "⏭": "black_right_pointing_double_triangle_with_vertical_bar",
    "🔁": "repeat",
    "⏳": "hourglass_flowing_sand",
    "🙋": "raising_hand",
    "❌": "x",
    "👌": "ok_hand",
    "🌱": "seedling",
    "❤": "heart",
    "🎉": "tada",
}
TONES = {chr(0x1F3FB + number): f"::skin-tone-{number + 2}" for number in range(5)}


def emoji(sign: str) -> str:
    """The name of a sign, with its skin tone; a name stays as it is.

    Raises:
        KeyError: nobody has named this sign here yet.
    """
    if sign.isascii():
        return sign
    bare = sign.replace("\ufe0f", "")
    tone = next((TONES[one] for one in bare if one in TONES), "")
    return EMOJI["".join(one for one in bare if one not in TONES)] + tone
