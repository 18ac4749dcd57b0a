import pytest

from claims.extraction.language import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said on Tuesday that the talks had failed and that they would not be held again."),
        ("de", "Der Minister sagte am Dienstag, dass die Gespräche gescheitert sind und nicht mehr weitergehen."),
        ("fr", "Le ministre a dit mardi que les discussions avaient échoué et qu’elles ne seront pas reprises."),
        ("es", "El ministro dijo el martes que las conversaciones habían fracasado y que no se van a retomar."),
        ("und", "Министр сказал во вторник, что переговоры провалились и больше не будут проводиться никогда."),
        ("en", "“I can’t promise that,” she added. Unemployment, which fell to 4.1%, won’t stay there, by all signs."),
        ("und", "12345 !!! 678"),
        ("en", "Taxes rose by 5%."),
    ],
)
def test_the_likeliest_language(language, text):
    assert guess_language(text) == language
