"""Words beside a date, in lower case: whether it is that of publication, of a change, or of something else."""

from __future__ import annotations

# Pieces of words beside a date that mean that the page was changed then.
CHANGED = (
    "updat", "modif", "aktualis", "mis à jour", "mise à jour", "actualiz", "atualiz", "edited", "revis", "reviewed",
    "última", "bijgewerkt", "uppdaterad", "opdateret", "oppdatert", "aggiornat", "zaktualizowan", "обновлен", "更新",
)  # fmt: skip

# Pieces of words beside a date that mean that the page was published then.
PUBLISHED = (
    "publi", "posted", "submitted", "veröffentlicht", "erschienen", "geplaatst", "gepost", "pubblicat", "opublikowan",
    "dodano", "vydáno", "vloženo", "ditulis", "diterbitkan", "опубликован", "yayın", "掲載", "公開", "发布", "發布", "发表", "發表",
)  # fmt: skip

# Small words beside the day of publication on a line of a dump, where all other words begin with a capital.
_POSTED = """posted published publish on written created submitted added updated last modified date by the am at in of under
    and with for min mins minute minutes read reading views view comments comment edited pm a.m p.m est edt gmt bst utc uhr
    veröffentlicht aktualisiert geändert erstellt von vom um stand zuletzt und min. lesezeit minuten
    publié mis mise à jour le par dans et écrit rédigé modifié lecture
    publicado actualizado el por a las en y lectura escrito publicada
    pubblicato aggiornato il di alle ore e minuti lettura da dal em às de do da atualizado atualização por
    geplaatst op door bijgewerkt laatst publicerad uppdaterad av den kl publisert oppdatert opdateret publiceret d.
    opublikowano dodano aktualizacja przez dnia godz r publikováno aktualizováno опубликовано обновлено автором автор в от г года
    yayınlanma güncelleme tarihi saat pada autor notes data fecha publikacji publicação publicación pubblicazione publication há anos
    entry was eintrag wurde dieser beitrag cet article ce message a été esta entrada fue publicada"""
POSTED = frozenset(_POSTED.split())

# What stands before the day of publication, in scripts without capitals, and before an author in front of that.
DAY_LABELS = (
    "投稿日", "投稿日時", "公開日", "公開", "掲載日", "掲載", "更新日", "更新", "配信", "作成日", "发布于", "发布时间", "发布日期", "发布", "發布於",
    "發布時間", "发表于", "發表於", "기사입력", "입력", "등록", "등록일", "작성일", "승인", "تاریخ انتشار", "تاريخ النشر", "نشر في",
)  # fmt: skip
SIGNED = ("作者", "投稿者", "글쓴이", "記者")
# What stands behind it, and tells that the line is about the article: its source, its authors, how often it was read.
FACTS = (
    "来源", "來源", "稿源", "作者", "编辑", "責編", "责编", "责任编辑", "记者", "分类", "点击", "浏览", "阅读", "评论", "字号", "人阅读", "次阅读",
    "条评论", "カテゴリ", "テーマ", "投稿者", "配信", "更新", "기자", "최종수정", "수정", "입력", "조회", "댓글",
)  # fmt: skip

# Pieces of patterns behind the number of minutes that an article takes to read.
MINUTES = (r"min\b", r"minutes?\b", r"mins\b", r"minuten\b", r"minutos?\b", r"minuti\b", "минут", "分")

# Words before the name of who published a page, after the day.
BEHIND = ("by", "par", "von", "por", "di", "da", "door", "av", "af", "przez", "od", "от", "oleh")

# Words before the day of somebody's birth or death.
_LIVED = """born died birth death geboren gestorben verstorben geb gest né née décédé décédée naissance décès nacido nacida nació
    falleció fallecido fallecida nascido nascida nasceu faleceu nato nata nacque morto morta overleden geboortedatum född död født
    død urodzony urodzona zmarł zmarła narozen narozena zemřel zemřela родился родилась умер умерла народився народилася помер
    померла született meghalt născut născută decedat decedată doğum ölüm syntynyt kuollut"""
LIVED = frozenset(_LIVED.split())
# Between the two.
UNTIL = frozenset("- – — ~ to bis au al".split())

# Words that mean that a date is that of something else.
_OTHERS = """since until till joined born died event events deadline expires valid sale photo image picture copyright from
    before after next seit bis gültig geboren depuis jusqu'au hasta desde nacido dal fino"""
OTHERS = frozenset(_OTHERS.split())
