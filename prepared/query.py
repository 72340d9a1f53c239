"""A QuerySet, compiled once: of models, or of plain rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection, router
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from prepared.placeholder import Placeholder
from prepared.statement import rows

Found = TypeVar("Found", bound=Model)


class Prepared(Generic[Found]):
    """Called with a value for each Placeholder, it gives the models that the QuerySet would.

    `build` makes the QuerySet, when it is first needed: apps may not be loaded before. Its
    annotations and select_related are there, prefetch_related is not.
    """

    def __init__(self, build: Callable[[], QuerySet[Found]]) -> None:
        self.build = build

    def __call__(self, **values: Any) -> list[Found]:
        compiled = self._compiled
        sent = _sent(compiled.parameters, values)
        using = router.db_for_read(compiled.model)
        return [compiled.model_of(row) for row in rows(compiled.sql, sent, using)]

    def first(self, **values: Any) -> Found | None:
        return next(iter(self(**values)), None)

    @cached_property
    def _compiled(self) -> CompiledQuery:
        return CompiledQuery(self.build())


class PreparedRows:
    """The same for a values_list(): its rows, as Postgres sends them."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self.build = build

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        model, sql, parameters = self._compiled
        return rows(sql, _sent(parameters, values), router.db_for_read(model))

    @cached_property
    def _compiled(self) -> tuple[type[Model], str, tuple[Any, ...]]:
        queryset = self.build()
        return queryset.model, *queryset.query.sql_with_params()


def _sent(parameters: Iterable[Any], values: Mapping[str, Any]) -> list[Any]:
    """The parameters of a statement, each Placeholder replaced by its value."""
    return [values[part.name] if isinstance(part, Placeholder) else part for part in parameters]


class CompiledQuery:
    """The SQL of a QuerySet, and how Django makes a model of one of its rows."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.parameters = compiler.as_sql()
        info, select = compiler.klass_info, compiler.select
        columns = info["select_fields"]
        self._start, self._end = columns[0], columns[-1] + 1
        self.model = info["model"]
        self._names = [select[at][0].target.attname for at in columns]
        # Django 6.1 also asks how a field that was left out is to be fetched.
        how = [mode] if (mode := getattr(queryset, "_fetch_mode", None)) else []
        related: Any = get_related_populators
        self._related = related(info, select, connection.alias, *how)
        self._annotations = list(compiler.annotation_col_map.items())
        self._converters = list(compiler.get_converters([each[0] for each in select]).items())

    def model_of(self, row: tuple[Any, ...]) -> Any:
        if self._converters:
            row = self._converted(row)
        model = self.model.from_db(connection.alias, self._names, row[self._start : self._end])
        for populator in self._related:
            populator.populate(row, model)
        for name, at in self._annotations:
            setattr(model, name, row[at])
        return model

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for at, (converters, expression) in self._converters:
            for convert in converters:
                values[at] = convert(values[at], expression, connection)
        return tuple(values)
