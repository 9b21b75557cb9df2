"""What boards write before the title of a thread, in lower case."""

from __future__ import annotations

LABELS = ("topic:", "topic title:", "thread:", "thema:", "betreff:", "subject:", "sujet:", "sujet :", "tema:", "asunto:", "assunto:",
          "onderwerp:", "argomento:", "temat:", "тема:", "ämne:", "emne:", "konu:", "θέμα:", "主题：", "主题:", "主題：", "主題:", "标题：", "標題：",
          "件名：", "件名:", "제목:", "제목 :")  # fmt: skip
