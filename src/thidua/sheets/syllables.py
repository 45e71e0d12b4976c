"""Whether letters can be a Vietnamese syllable: the proof that an old encoding was read right."""

import re
import unicodedata
from functools import lru_cache

TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
SHARP_TONES = ("\u0301", "\u0323")
STOPS = ("c", "ch", "p", "t")

ONSETS = frozenset(
    re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
) | {""}
RHYMES = frozenset(
    unicodedata.normalize("NFD", rhyme)
    for rhyme in re.findall(
        r"\w+",
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
        "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
        "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
        "o oc oi om on ong op ot oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt "
        "oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
        "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ "
        "uy uya uych uynh uyên uyêt uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu "
        "ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt",
    )
)


@lru_cache(maxsize=65536)
def is_syllable(letters: str) -> bool:
    """Whether an onset and a rhyme of the language, with a tone they allow, make them up."""
    spread = unicodedata.normalize("NFD", letters.lower())
    plain = spread.translate(TONES)
    if len(spread) - len(plain) > 1:
        return False
    if plain.endswith(STOPS) and not any(tone in spread for tone in SHARP_TONES):
        return False
    return any(plain[:cut] in ONSETS and plain[cut:] in RHYMES for cut in range(min(4, len(plain))))
