"""What every slice uses and no officer would name: the look, text, pages, forms, search.

A page (`kit` and `i18n` tags are built in, no `{% load %}` needed):

    {% extends "kit/base.html" %}        "kit/plain.html" for the public and for signing in
    {% block title %}…{% endblock %}     the browser's title
    {% block question %}…{% endblock %}  the h1: the question this page answers
    {% block acts %}…{% endblock %}      the buttons beside it (base only)
    {% block main %}…{% endblock %}      the page

Context that the base reads: `agency.name`, `menu` (entries with title, url, icon, active, badge),
`banners` (tone, icon, text, url, link), `crumbs` (title, url; the last without url), `refusal`.

Python:

    pages.page(request, "x/list.html", "x/_rows.html", context)   page, or fragment for htmx
    pages.paginate(queryset, request, size=50)                    the page that ?trang= asks for
    pages.refusal_response(request, template, context, refusal)   409, the refusal in words on top
    refusals.Refusal(what, why=, basis=, todo=), Stale            derive a slice's refusals from it
    forms.KitForm, DayField, MoneyField, ConfirmWord              `{{ form }}` renders all of it
    keys.OneTimeKey, VersionField, require_version, Stale         double clicks, stale pages
    text.fold, words, sort_key, title_key, nfc                    what is searched and sorted
    search.matching(queryset, words)                              over the model's `folded` column
    timeline.year_line(start, end, today=, marks=)                the year with today on it
    desk.Waiting, desk.Found                                      what a slice tells the desk

Includes, each as `{% include "kit/…" with … %}`:

    kit/_form.html, kit/_field.html   used by `{{ form }}` and `{{ form.x.as_field_group }}`
    kit/_errors.html       form                          errors gathered, with links to the fields
    kit/_filters.html      form, export_url, target      GET form above a list; filters stay in the
                                                         URL; target "#rows": htmx asks for a part
    kit/_pager.html        page (from paginate)          put it below the table
    kit/_empty.html        words, todo, url, link, icon  nothing here, said warmly
    kit/_status.html       text, icon, tone              a chip; tone: ok no wait unknown info
                                                         law honour state
    kit/_outcome.html      outcome                       the chip of a verdict's outcome or answer
    kit/_verdict.html      verdict, open                 the rulebook's Answer.as_json(); open: with
                                                         every condition shown at once
    kit/_finding.html      node                          one condition of that JSON, with its parts
    kit/_person.html       name, url, post, unit         a person's cell
    kit/_meter.html        part, whole, label, url, tone progress with its numbers
    kit/_bars.html         rows, whole, caption          a row: label, value, url, tone; a bar each
    kit/_progress.html     words, part, whole, finished, failed, url (answers this include again,
                           asked every 2 s), page_url    long work that can be left
    kit/_timeline.html     line (from year_line)         marks of the year
    kit/_history.html      entries                       told(history_of(x), dict(Step.choices)),
                                                         from journal.told, journal.queries
    kit/_confirm_word.html word, name                    a typed word, where no form has ConfirmWord
    kit/_refusal.html      refusal                       what, why, basis, what to do now
    kit/_differences.html  differences                   typed against on record
    kit/_crumbs.html       crumbs

Tags and filters: `{% icon "check" %}`, `{% icon "check" _("Đạt") %}`, `{{ x|money }}`,
`{{ x|count }}`, `{{ ratio|percent }}` (0.795), `{% share part whole %}`, `{{ x|day }}`,
`{% query trang=2 %}`, `{% outcome_word x as w %}`, `{% bar part whole tone %}`.

CSS: `box`, `box-flush`, `box-head`, `box-honour`, `columns`, `columns-even`, `facts` (a dl),
`tabs`, `row-acts`, `form-acts`, `stack`, `narrow`, `muted`, `num`, `mono`; `btn`, `btn-primary`,
`btn-danger`, `btn-state`, `btn-small`; `desk` with `desk-card` (`desk-late`, `desk-soon`,
`desk-others`), `desk-number`, `desk-due`, `desk-act`; `beside`, `paper` with `<mark id="s1">`,
`task`; `papers` (an ol), `stamp`; `ballot`, `ballot-line`, `choices`, `choice`, `sent`.
A list is `<div class="table-room"><table class="table cards">`; on a phone its rows become cards:
each td has a `data-label`, `class="num"` for numbers, `class="wide"` for what names the row.

Everything works without JavaScript. With it: `data-copy="#id"` copies that text (inside it, `<span
data-copied="Đã chép">Chép</span>`), `data-light` on a link between a `task` and its `mark`,
`data-pick-all` on the checkbox of a table's head, `data-dismiss`. The content security policy
allows no `style=`, no `on…=`, no inline script.
"""
