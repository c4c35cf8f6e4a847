"""Draw on the map, and change what was drawn."""

from dataclasses import dataclass, replace

from console.domain.annotation import (
    Annotation,
    Colour,
    Shape,
    called,
    geometry_text,
    require_sound,
    require_words,
)
from console.domain.errors import BadInput
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.meanwhile import merged
from console.store import annotations, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer


@dataclass(frozen=True)
class AnnotationForm:
    """What a person may say of a drawing."""

    shape: Shape
    label: str = ""
    note: str = ""
    colour: Colour = Colour.INK
    dashed: bool = False
    marking: Marking | None = None

    @staticmethod
    def of(annotation: Annotation) -> "AnnotationForm":
        """The form as an annotation stands."""
        return AnnotationForm(
            annotation.shape,
            annotation.label,
            annotation.note,
            annotation.colour,
            annotation.dashed,
            annotation.marking,
        )


def draw(store: Store, actor: Actor, now: Instant, form: AnnotationForm) -> tuple[bytes, Changes]:
    """Keep one drawing. Gives its id. Raises BadInput with what is wrong with it."""
    ids, changes = draw_all(store, actor, now, (form,), f"Draw {called(form.shape.kind, form.label)}")
    return ids[0], changes


def draw_all(
    store: Store, actor: Actor, now: Instant, forms: tuple[AnnotationForm, ...], label: str
) -> tuple[list[bytes], Changes]:
    """Keep several drawings, such as range rings, as one operation called ``label``. Raises BadInput."""
    for form in forms:
        _require_sound(form)
    ids = [new_id(now) for _ in forms]
    with store.operation(label, actor, now) as case:
        for row_id, form in zip(ids, forms, strict=True):
            columns = _columns(case, form, now)
            case.insert("annotation", id=row_id, kind=form.shape.kind.value, author=actor.name, made_at=now, **columns)
    return ids, case.changes


def edit_annotation(
    store: Store, actor: Actor, now: Instant, annotation_id: bytes, form: AnnotationForm, seen: AnnotationForm
) -> Changes:
    """Change what differs from ``seen``, the form as it stood when the person began.

    Raises BadInput when it is gone, is of another kind, when the form is not sound, and when somebody changed the same
    since ``seen``.
    """
    return _change(store, actor, now, annotation_id, form, seen, "Edit")


def reshape_annotation(
    store: Store, actor: Actor, now: Instant, annotation_id: bytes, shape: Shape, seen: Shape
) -> Changes:
    """Give a drawing other points or another size; a shape moved as a whole is called so. Raises as editing does."""
    stands = AnnotationForm.of(_required(store.writer_view(), annotation_id))
    verb = "Move" if is_moved(seen, shape) else "Reshape"
    form, before = replace(stands, shape=shape), replace(stands, shape=seen)
    return _change(store, actor, now, annotation_id, form, before, verb)


def delete_annotation(store: Store, actor: Actor, now: Instant, annotation_id: bytes) -> Changes:
    """Take a drawing off the map; undo brings it back. Raises BadInput when it is gone already."""
    stands = _required(store.writer_view(), annotation_id)
    with store.operation(f"Delete {called(stands.shape.kind, stands.label)}", actor, now) as case:
        _required(case, annotation_id)
        case.execute("DELETE FROM annotation WHERE id = ?", (annotation_id,))
    return case.changes


def is_moved(before: Shape, after: Shape) -> bool:
    """Whether every point went elsewhere while nothing was added and no size changed."""
    same = (before.radius_m, before.width_m) == (after.radius_m, after.width_m)
    pairs = list(zip(before.points, after.points, strict=False))
    return same and len(before.points) == len(after.points) and all(one != other for one, other in pairs)


def _change(
    store: Store,
    actor: Actor,
    now: Instant,
    annotation_id: bytes,
    form: AnnotationForm,
    seen: AnnotationForm,
    verb: str,
) -> Changes:
    _require_sound(form)
    with store.operation(f"{verb} {called(form.shape.kind, form.label)}", actor, now) as case:
        stands = AnnotationForm.of(_required(case, annotation_id))
        if form.shape.kind is not stands.shape.kind:
            raise BadInput(f"A {stands.shape.kind} stays one. Draw the {form.shape.kind} anew.")
        old, new = _columns(case, stands, now), _columns(case, merged(seen, form, stands, _TOGETHER), now)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            case.update("annotation", annotation_id, **changed)
    return case.changes


_TOGETHER = {
    "shape": ("shape",),
    "label": ("label",),
    "note": ("note",),
    "colour": ("colour",),
    "dashes": ("dashed",),
    "marking": ("marking",),
}


def _required(reader: Reader, annotation_id: bytes) -> Annotation:
    found = annotations.annotation(reader, annotation_id)
    if found is None:
        raise BadInput("This drawing is not on the map any more: it was deleted, or its drawing undone.")
    return found


def _require_sound(form: AnnotationForm) -> None:
    require_sound(form.shape)
    require_words(form.label, form.shape.kind)


def _columns(case: Writer, form: AnnotationForm, now: Instant) -> dict[str, object]:
    return {
        "geometry": geometry_text(form.shape),
        "radius_m": form.shape.radius_m,
        "width_m": form.shape.width_m,
        "label": form.label.strip(),
        "note": form.note.strip(),
        "colour": form.colour.value,
        "dashed": int(form.dashed),
        "marking_id": markings.marking_id(case, form.marking, now),
    }
