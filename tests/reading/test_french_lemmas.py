"""Lemmas of French words, by rule and from the table of irregular verbs."""

import pytest

from ostrakon.reading.prose.french_lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("sanctionnées", "VERB", "sanctionner"),
        ("gèle", "VERB", "geler"),
        ("gelé", "VERB", "geler"),
        ("appelle", "VERB", "appeler"),
        ("rejette", "VERB", "rejeter"),
        ("déploie", "VERB", "déployer"),
        ("nièrent", "VERB", "nier"),
        ("gèlent", "VERB", "geler"),
        ("élargira", "VERB", "élargir"),
        ("fournissent", "VERB", "fournir"),
        ("durcit", "VERB", "durcir"),
        ("dément", "VERB", "démentir"),
        ("soutiendraient", "VERB", "soutenir"),
        ("inscrits", "VERB", "inscrire"),
        ("suspendues", "VERB", "suspendre"),
        ("soumises", "VERB", "soumettre"),
        ("aurait", "AUX", "avoir"),
        ("seront", "AUX", "être"),
        ("sanctions", "NOUN", "sanction"),
        ("généraux", "NOUN", "général"),
        ("pays", "NOUN", "pays"),
        ("procès", "NOUN", "procès"),
        ("jeux", "NOUN", "jeu"),
        ("financières", "ADJ", "financier"),
        ("annonce", "VERB", "annoncer"),
        ("des", "ADP", "de"),
    ],
)
def test_a_form_gives_its_lemma(form: str, pos: str, lemma: str) -> None:
    assert lemma_of(form, pos) == lemma


def test_a_nouns_own_ending_is_kept_where_the_word_is_no_plural() -> None:
    assert [lemma_of(word, "NOUN") for word in ("avis", "prix", "fonds")] == ["avis", "prix", "fonds"]


def test_other_users_of_the_french_class_keep_its_tokenizer() -> None:
    import spacy

    from ostrakon.reading.prose.tagger import load_model

    load_model("fr")
    words = [token.text for token in spacy.blank("fr")("l'ONU n'a pas aujourd'hui")]
    assert words == ["l'", "ONU", "n'", "a", "pas", "aujourd'hui"]
