"""Web pages: the main text and what the head says; scripts are no words."""

from datetime import date

import pytest

from reading.documents.captures import a_report, codes

BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Treasury Sanctions Malian Officials</h1>
<p>The <b>U.S. Treasury</b> sanctioned Defence Minister Sadio&nbsp;Camara, Air Force chief of staff
Alou Boi Diarra, and others for "facilitating the deployment and expansion" of Wagner's activities in Mali,
it said Monday.</p>
<p>Last week, Britain announced sanctions against 13 individuals and businesses with links to Wagner.</p>
<p>HRW said the abuses had been committed since late 2022.</p></article>
<footer>All rights reserved</footer>"""
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "NewsArticle", "datePublished": "2023-07-25T10:00:00Z", "publisher": {"name": "Example Post"}}
]}</script>"""


def page(head: str = "", body: str = BODY, lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


def test_the_main_text_is_read_without_menus_scripts_and_footers() -> None:
    hostile = "<script>document.write('The United States sanctioned Test Customer 17.')</script>"
    report = a_report(page(hostile + "<style>p{color:red}</style>", BODY + hostile), "page.html")
    assert "Sadio Camara" in report.text.replace("\u00a0", " ")
    assert "Britain announced" in report.text
    for unwanted in ("Test Customer", "color", "All rights", "Home"):
        assert unwanted not in report.text


def test_paragraphs_are_a_blank_line_apart() -> None:
    assert "Monday.\n\nLast week" in a_report(page(), "page.html").text


def test_the_head_gives_title_publisher_address_day_and_language() -> None:
    head = (
        '<title>x | Post</title><meta property="og:title" content="Treasury Sanctions"><link rel="canonical" '
        'href="https://news.example/2023/a">' + JSON_LD
    )
    report = a_report(page(head), "page.html")
    assert (report.title, report.publisher) == ("Treasury Sanctions", "Example Post")
    assert (report.url, report.published, report.language) == (
        "https://news.example/2023/a", date(2023, 7, 25), "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-07-25T08:00:00+02:00">',
        '<meta name="DC.date" content="2023-07-25">',
        '<meta name="date" content="25 July 2023">',
        '<meta itemprop="datePublished" content="2023-07-25">',
    ],
)
def test_the_day_is_found_in_each_usual_meta(head: str) -> None:
    assert a_report(page(head), "page.html").published == date(2023, 7, 25)


def test_the_day_is_found_in_a_time_element() -> None:
    body = BODY.replace("<p>The", '<p><time datetime="2023-07-25">Tuesday</time></p><p>The', 1)
    assert a_report(page(body=body), "page.html").published == date(2023, 7, 25)


def test_an_address_fetched_is_kept_and_may_give_the_day() -> None:
    report = a_report(page(), "https://news.example/2023/07/25/mali.html", media_type="text/html")
    assert (report.url, report.published) == ("https://news.example/2023/07/25/mali.html", date(2023, 7, 25))


def test_a_charset_in_the_head_is_taken() -> None:
    text = (
        page(lang="fr")
        .replace("utf-8", "windows-1252")
        .replace("HRW said the abuses", "Les exactions « répétées »")
    )
    assert "« répétées »" in a_report(text.encode("cp1252"), "page.html").text


def test_a_page_that_only_scripts_fill_says_so() -> None:
    report = a_report("<html><body><script>render()</script><div id=root></div></body></html>", "page.html")
    assert (report.text, codes(report)) == ("", ["page.no_text"])


def test_a_page_nested_too_deep_says_what_was_not_read() -> None:
    report = a_report("<html><body>" + "<div>" * 5000 + "deep words" + "</div>" * 5000, "page.html")
    assert "page.too_deep" in codes(report)


def test_broken_json_ld_and_markup_stop_nothing() -> None:
    head = (
        '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">[[[1]]]</script>'
    )
    report = a_report(page(head).replace("</article>", "<p><b>unclosed"), "page.html")
    assert "Sadio" in report.text


def test_the_same_page_gives_the_same_report() -> None:
    assert a_report(page(JSON_LD), "page.html") == a_report(page(JSON_LD), "page.html")
