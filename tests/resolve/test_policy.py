"""Policies: versions, the prior by what is searched, two parties for their own sake; rules on whole names."""

from dataclasses import replace

import pytest

import ostrakon
from ostrakon.model import ListedName, Listing, NameRole, NotThere, PartyKind, Query
from ostrakon.resolve import load_policy, subject_of_query, weigh_pair
from ostrakon.screen import build_index, screen_queries

POLICY = load_policy()


def weigh(query, listed, kind=PartyKind.ORGANIZATION):
    return weigh_pair(*(subject_of_query(Query(name, kind)) for name in (query, listed)), policy=POLICY)


def notes(comparison):
    return {part.note: part.bits for part in comparison.parts}


def test_a_former_version_stays_at_hand_and_is_named_in_its_label():
    former = load_policy("default@2023.1")
    assert former.label.startswith("default@2023.1+")
    assert former.digest != POLICY.digest


@pytest.mark.parametrize("name", ["default@1999.1", "default-2023.1", "../default", "nothing"])
def test_a_policy_that_is_not_here_is_refused(name):
    with pytest.raises(NotThere):
        load_policy(name)


def test_the_prior_stays_up_to_the_size_it_is_said_for_and_then_falls_by_each_doubling():
    assert POLICY.among(1).prior == POLICY.among(POLICY.listings).prior == POLICY.prior
    assert POLICY.among(4 * POLICY.listings).prior == POLICY.prior - 2 * POLICY.growth


def test_a_hit_in_a_larger_index_says_its_lower_prior():
    def listing(number):
        name = ListedName(f"SADIO KAMARA{number}", NameRole.PRIMARY, "", "name")
        return Listing("test", f"{number:06d}", PartyKind.PERSON, (name,), raw="")

    small = build_index([listing(number) for number in range(3)], as_of="2026-01-01")
    query = Query("Sadio Kamara1", PartyKind.PERSON)
    tight = replace(POLICY, listings=1)
    wide, narrow = (screen_queries([query], small, policy=policy)[0][0] for policy in (POLICY, tight))
    assert narrow.bits == pytest.approx(wide.bits - 1.58, abs=0.011)
    assert sum(part.bits for part in narrow.parts) == pytest.approx(narrow.bits)
    assert narrow.parts[-1].feature == "prior"


def test_two_names_compared_for_their_own_sake_start_from_a_prior_of_their_own():
    comparison = ostrakon.compare("Sadio CAMARA", "Kamara Sadiou", kind="person")
    assert comparison.parts[-1].bits == POLICY.pair_prior / 100
    assert comparison.probability > 0.9
    assert ostrakon.compare("Sadio CAMARA", "Assimi GOITA", kind="person").probability < 0.01


def test_kin_who_share_a_long_name_are_told_apart_by_the_given_name():
    comparison = weigh("OMAR SABAWI IBRAHIM HASAN", "BASHAR SABAWI IBRAHIM HASAN", PartyKind.PERSON)
    assert notes(comparison)["another given name: the rest is shared by a family"] < 0
    assert comparison.probability < POLICY.list_at


@pytest.mark.parametrize(
    ("query", "listed"),
    [("General Trading", "AL-SHARQ GENERAL TRADING LLC"),
     ("Management Company", "Westminster Management Company"),
     ("Kuwait Airways", "QATAR AIRWAYS"), ("BAE Systems", "BAE Industries")],
)  # fmt: skip
def test_bodies_that_share_only_common_words_are_no_hit(query, listed):
    assert weigh(query, listed).probability < POLICY.alert_at


def test_the_one_word_of_its_own_is_enough_to_look_at_a_body():
    comparison = weigh("Wagner", "WAGNER GROUP")
    assert notes(comparison)["only common words are left over"] > 0
    assert POLICY.list_at <= comparison.probability


@pytest.mark.parametrize(
    ("query", "listed"),
    [("华为技术有限公司", "Huawei Technology Co., Ltd."), ("中国银行", "Bank of China"),
     ("조선무역은행", "Korea Trading Bank")],
)  # fmt: skip
def test_legal_forms_and_common_words_of_east_asian_names_are_read_in_english(query, listed):
    assert weigh(query, listed).probability >= POLICY.list_at


def test_a_shared_chinese_legal_form_is_no_evidence():
    assert weigh("华为技术有限公司", "中兴通讯有限公司").probability < 0.02


@pytest.mark.parametrize(("one", "two"), [("SMILEWALLET, LLC", "SMILE WALLET"), ("TABESA", "THE BASE")])
def test_the_very_same_word_beats_the_same_letters_divided_otherwise(one, two):
    assert weigh(one, one).bits > weigh(one, two).bits
