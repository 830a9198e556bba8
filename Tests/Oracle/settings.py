"""services.yaml and catalog.yaml: JSON, or the plain YAML in which the product's own templates are written."""
import json
import re


def read_settings(folder):
    services = load(folder / "services.yaml")
    path = folder / "catalog.yaml"
    return {"services": services["services"], "minimumToJudge": int(services["minimumToJudge"]),
            "freeProducts": services.get("freeProducts") or [],
            "products": load(path)["products"] if path.exists() else []}


def load(path):
    text = path.read_text(encoding="utf-8-sig")
    if text.lstrip().startswith("{"):
        return json.loads(text)
    lines = []
    for line in map(uncommented, text.splitlines()):
        if lines and lines[-1].count("[") > lines[-1].count("]"):   # a list that goes on
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
    value, rest = block([line for line in lines if line.strip()], 0)
    assert not rest, rest[:1]
    return value


def uncommented(line):
    """Without a comment: a number sign at the start or after a blank, outside quotes."""
    return re.match(r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|(?<![ ])#|[^#"'])*?(?=\s#|\s*$|^\s*#)""", line).group(0).rstrip()


def indent(line):
    return len(line) - len(line.lstrip(" "))


def block(lines, depth):
    """A mapping or list at this depth, and the lines after it. Nested blocks, one-line lists and mappings, plain and quoted words."""
    result = [] if lines[0].lstrip().startswith("- ") else {}
    while lines and indent(lines[0]) == depth and lines[0].lstrip().startswith("- ") == isinstance(result, list):
        line, lines = lines[0], lines[1:]
        if isinstance(result, list):
            inner = line.lstrip()[2:].lstrip()
            if re.match(r"[\w-]+:(\s|$)", inner):
                deeper = len(line) - len(inner)
                item, lines = block([" " * deeper + inner, *lines], deeper)
                result.append(item)
            else:
                result.append(word(inner))
            continue
        key, _, value = line.strip().partition(":")
        if value.strip():
            result[word(key)] = word(value.strip())
        elif lines and (indent(lines[0]) > depth or indent(lines[0]) == depth and lines[0].lstrip().startswith("- ")):
            result[word(key)], lines = block(lines, indent(lines[0]))
        else:
            result[word(key)] = None
    return result, lines


def word(text):
    if text.startswith("[") or text.startswith("{"):
        parts = [p.strip() for p in re.findall(r"""((?:"(?:\\.|[^"\\])*"|'[^']*'|[^,"'])+)""", text[1:-1])]
        if text[0] == "[":
            return [word(p) for p in parts]
        return {word(k.strip()): word(v.strip()) for k, _, v in (p.partition(":") for p in parts)}
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return {"true": True, "false": False, "null": None, "~": None}.get(text, text)
