using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Writes a query of the portable core for SQLite and says which columns, of which types, it gives.</summary>
public sealed class QueryTranslator
{
    private readonly SqlFile file;
    private readonly IReadOnlyDictionary<(string Schema, string Name), IReadOnlyList<OutputColumn>> known;

    public QueryTranslator(SqlFile file, SchemaErrors errors, IReadOnlyDictionary<(string Schema, string Name), IReadOnlyList<OutputColumn>> known)
    {
        this.file = file;
        this.known = known;
        Expressions = new ExpressionTranslator(file, errors, this);
        Conditions = new ConditionTranslator(this);
    }

    public ExpressionTranslator Expressions { get; }

    public ConditionTranslator Conditions { get; }

    public (string Sql, IReadOnlyList<OutputColumn> Columns) Translate(SelectStatement statement)
    {
        QueryScope scope = new(outer: null);
        if (statement.Into is not null || statement.ComputeClauses.Count > 0 || statement.OptimizerHints.Count > 0)
        {
            Expressions.Refuse(statement, "INTO, COMPUTE and query hints do not belong in a view.");
        }

        string head = "";
        if (statement.WithCtesAndXmlNamespaces is { } with)
        {
            if (with.XmlNamespaces is not null || with.ChangeTrackingContext is not null)
            {
                Expressions.Refuse(with, "XML namespaces and change tracking are not translated to SQLite.");
            }

            List<string> named = [];
            foreach (CommonTableExpression expression in with.CommonTableExpressions)
            {
                (string sql, IReadOnlyList<OutputColumn> columns) = Translate(expression.QueryExpression, scope);
                columns = Renamed(expression, expression.Columns, columns);
                scope.NamedQueries[expression.ExpressionName.Value] = columns;
                string list = expression.Columns.Count == 0 ? "" : $" ({string.Join(", ", columns.Select(column => SqliteName.Quoted(column.Name)))})";
                named.Add($"{SqliteName.Quoted(expression.ExpressionName.Value)}{list} AS\n(\n{sql}\n)");
            }

            head = $"WITH {string.Join(",\n", named)}\n";
        }

        (string body, IReadOnlyList<OutputColumn> output) = Translate(statement.QueryExpression, scope);
        return (head + body, output);
    }

    public (string Sql, IReadOnlyList<OutputColumn> Columns) Translate(QueryExpression query, QueryScope scope)
    {
        if (query.OrderByClause is not null || query.OffsetClause is not null || query.ForClause is not null)
        {
            Expressions.Refuse(query, "ORDER BY, OFFSET and FOR of a query do not belong in a view: rows of a view have no order.");
        }

        switch (query)
        {
            case QuerySpecification specification:
                return Specification(specification, scope);
            case QueryParenthesisExpression parenthesis:
                (string inner, IReadOnlyList<OutputColumn> columns) = Translate(parenthesis.QueryExpression, scope);
                return ($"SELECT * FROM ({inner})", columns);
            case BinaryQueryExpression binary:
                return Combination(binary, scope);
            default:
                return (Expressions.Refuse(query, $"{query.GetType().Name} is not translated to SQLite.").Sql, []);
        }
    }

    private (string Sql, IReadOnlyList<OutputColumn> Columns) Combination(BinaryQueryExpression binary, QueryScope scope)
    {
        (string first, IReadOnlyList<OutputColumn> left) = Translate(binary.FirstQueryExpression, scope);
        (string second, IReadOnlyList<OutputColumn> right) = Translate(binary.SecondQueryExpression, scope);
        if (binary.SecondQueryExpression is BinaryQueryExpression)
        {
            // SQLite takes all of these words from left to right; T-SQL takes INTERSECT first.
            second = $"SELECT * FROM ({second})";
        }

        string word = binary.BinaryQueryExpressionType switch
        {
            BinaryQueryExpressionType.Except => "EXCEPT",
            BinaryQueryExpressionType.Intersect => "INTERSECT",
            _ => binary.All ? "UNION ALL" : "UNION",
        };
        if (left.Count != right.Count)
        {
            Expressions.Refuse(binary, Invariant($"{word}: {left.Count} columns above, {right.Count} below."));
            return (first, left);
        }

        List<OutputColumn> columns = [];
        foreach ((OutputColumn above, OutputColumn below) in left.Zip(right))
        {
            bool isComputed = above.IsComputedAmount || below.IsComputedAmount;
            if (SqlType.Union(above.Type, below.Type) is not { } type)
            {
                Expressions.Refuse(binary, $"{word}: {above.Name} is {above.Type.Name} above and {below.Type.Name} below. Bring both to one type with CAST.");
                type = above.Type;
            }

            if (isComputed && word != "UNION ALL")
            {
                Expressions.Refuse(binary, $"{word} compares the computed amount {above.Name} for equality; use UNION ALL, or group by keys.");
            }

            columns.Add(above with
            {
                Type = type,
                IsComputedAmount = isComputed,
                IsDeclared = above.IsDeclared && below.IsDeclared && above.Type.Name == below.Type.Name,
                IsNullable = above.IsNullable || below.IsNullable,
            });
        }

        return ($"{first}\n{word}\n{second}", columns);
    }

    private (string Sql, IReadOnlyList<OutputColumn> Columns) Specification(QuerySpecification query, QueryScope outer)
    {
        QueryScope scope = new(outer);
        if (query.TopRowFilter is not null)
        {
            Expressions.Refuse(query.TopRowFilter, "TOP is not in the portable core; number the rows with ROW_NUMBER() OVER (ORDER BY …) and filter.");
        }

        string from = query.FromClause is null
            ? ""
            : $"\nFROM {string.Join(",\n", query.FromClause.TableReferences.Select(reference => Source(reference, scope, isOuter: false)))}";
        string where = query.WhereClause is null ? "" : $"\nWHERE {Conditions.Translate(query.WhereClause.SearchCondition, scope)}";
        string groupBy = query.GroupByClause is null ? "" : $"\nGROUP BY {string.Join(", ", Groups(query.GroupByClause, scope))}";
        string having = query.HavingClause is null ? "" : $"\nHAVING {Conditions.Translate(query.HavingClause.SearchCondition, scope)}";
        new GroupingRule(Expressions).Check(query);

        List<OutputColumn> columns = [];
        List<string> items = [];
        foreach (SelectElement element in query.SelectElements)
        {
            if (element is not SelectScalarExpression scalar)
            {
                Expressions.Refuse(element, "Name every column: SELECT * changes its meaning when a table does.");
                continue;
            }

            TranslatedExpression value = Expressions.Translate(scalar.Expression, scope);
            string? name = scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value;
            if (query.UniqueRowFilter == UniqueRowFilter.Distinct && value.IsComputedAmount)
            {
                Expressions.Refuse(scalar, "DISTINCT compares a computed amount for equality; group by keys instead.");
            }

            items.Add(name is null ? value.Sql : $"{value.Sql} AS {SqliteName.Quoted(name)}");
            columns.Add(new OutputColumn(name ?? "", value.Type, value.IsComputedAmount, value.IsDeclared, value.IsNullable, IsIdentity: false, file.TrailingComment(scalar)));
        }

        string distinct = query.UniqueRowFilter == UniqueRowFilter.Distinct ? "DISTINCT " : "";
        return ($"SELECT {distinct}{string.Join(",\n    ", items)}{from}{where}{groupBy}{having}", columns);
    }

    private List<string> Groups(GroupByClause groupBy, QueryScope scope)
    {
        if (groupBy.GroupByOption != GroupByOption.None || groupBy.All)
        {
            Expressions.Refuse(groupBy, "GROUP BY takes expressions only, no CUBE, ROLLUP or ALL.");
        }

        List<string> keys = [];
        foreach (GroupingSpecification grouping in groupBy.GroupingSpecifications)
        {
            if (grouping is not ExpressionGroupingSpecification { Expression: { } expression })
            {
                Expressions.Refuse(grouping, "GROUP BY takes expressions only, no CUBE, ROLLUP or GROUPING SETS.");
                continue;
            }

            TranslatedExpression key = Expressions.Translate(expression, scope);
            if (key.IsComputedAmount)
            {
                Expressions.Refuse(grouping, "GROUP BY compares a computed amount for equality; group by keys or base columns.");
            }

            keys.Add(key.Sql);
        }

        return keys;
    }

    private string Source(TableReference reference, QueryScope scope, bool isOuter)
    {
        switch (reference)
        {
            case NamedTableReference named:
                return Named(named, scope, isOuter);
            case QueryDerivedTable derived:
                (string sql, IReadOnlyList<OutputColumn> columns) = Translate(derived.QueryExpression, scope.Outer!);
                if (derived.Columns.Count > 0)
                {
                    Expressions.Refuse(derived, "Name the columns inside the derived table, not behind its alias.");
                }

                Add(scope, derived, derived.Alias?.Value ?? "", columns, isOuter);
                return $"(\n{sql}\n) AS {SqliteName.Quoted(derived.Alias?.Value ?? "")}";
            case InlineDerivedTable inline:
                return Inline(inline, scope, isOuter);
            case JoinParenthesisTableReference parenthesis:
                return $"({Source(parenthesis.Join, scope, isOuter)})";
            case QualifiedJoin join:
                return Join(join, scope, isOuter);
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } cross:
                return $"{Source(cross.FirstTableReference, scope, isOuter)}\nCROSS JOIN {Source(cross.SecondTableReference, scope, isOuter)}";
            case UnqualifiedJoin apply:
                return Expressions.Refuse(apply, "APPLY is not in the portable core; join a derived table.").Sql;
            default:
                return Expressions.Refuse(reference, $"{reference.GetType().Name} is not translated to SQLite; sources are tables, views, joins, derived tables and VALUES.").Sql;
        }
    }

    private string Named(NamedTableReference named, QueryScope scope, bool isOuter)
    {
        SchemaObjectName name = named.SchemaObject;
        if (named.TableHints.Count > 0 || named.TableSampleClause is not null || named.TemporalClause is not null)
        {
            Expressions.Refuse(named, "Table hints, samples and temporal reads are not translated to SQLite.");
        }

        if (name.DatabaseIdentifier is not null || name.ServerIdentifier is not null)
        {
            Expressions.Refuse(named, "A view reads its own database only.");
        }

        string table = name.BaseIdentifier.Value;
        string alias = named.Alias?.Value ?? table;
        if (name.SchemaIdentifier is null)
        {
            if (scope.NamedQuery(table) is not { } query)
            {
                return Expressions.Refuse(named, $"{table} is no common table expression above; a table is named as schema.Table.").Sql;
            }

            Add(scope, named, alias, query, isOuter);
            return alias == table ? SqliteName.Quoted(table) : $"{SqliteName.Quoted(table)} AS {SqliteName.Quoted(alias)}";
        }

        string schema = name.SchemaIdentifier.Value;
        if (!known.TryGetValue((schema, table), out IReadOnlyList<OutputColumn>? columns))
        {
            Expressions.Refuse(named, $"{schema}.{table} is neither a table nor a view of this schema that could be translated.");
            columns = [];
        }

        Add(scope, named, alias, columns, isOuter);
        return $"{SqliteName.Of(schema, table)} AS {SqliteName.Quoted(alias)}";
    }

    private string Join(QualifiedJoin join, QueryScope scope, bool isOuter)
    {
        if (join.JoinHint != JoinHint.None)
        {
            Expressions.Refuse(join, "Join hints are not translated to SQLite.");
        }

        bool firstIsOuter = join.QualifiedJoinType is QualifiedJoinType.RightOuter or QualifiedJoinType.FullOuter;
        bool secondIsOuter = join.QualifiedJoinType is QualifiedJoinType.LeftOuter or QualifiedJoinType.FullOuter;
        string word = join.QualifiedJoinType switch
        {
            QualifiedJoinType.LeftOuter => "LEFT JOIN",
            QualifiedJoinType.RightOuter => "RIGHT JOIN",
            QualifiedJoinType.FullOuter => "FULL JOIN",
            _ => "INNER JOIN",
        };
        string first = Source(join.FirstTableReference, scope, isOuter || firstIsOuter);
        string second = Source(join.SecondTableReference, scope, isOuter || secondIsOuter);
        string nested = join.SecondTableReference is QualifiedJoin or UnqualifiedJoin ? $"({second})" : second;
        return $"{first}\n{word} {nested}\n    ON {Conditions.Translate(join.SearchCondition, scope)}";
    }

    // SQLite names no columns behind VALUES, so each row becomes a SELECT.
    private string Inline(InlineDerivedTable inline, QueryScope scope, bool isOuter)
    {
        List<OutputColumn> columns = [];
        List<string> rows = [];
        foreach (RowValue row in inline.RowValues)
        {
            List<TranslatedExpression> values = [.. row.ColumnValues.Select(value => Expressions.Translate(value, scope))];
            if (values.Count != inline.Columns.Count)
            {
                return Expressions.Refuse(row, Invariant($"{inline.Columns.Count} columns are named, the row has {values.Count} values.")).Sql;
            }

            for (int index = 0; index < values.Count; index++)
            {
                string name = inline.Columns[index].Value;
                if (rows.Count == 0)
                {
                    columns.Add(new OutputColumn(name, values[index].Type, values[index].IsComputedAmount, IsDeclared: false, values[index].IsNullable));
                }
                else
                {
                    Expressions.RequireSameFamily(row.ColumnValues[index], new TranslatedExpression("", columns[index].Type), values[index]);
                    columns[index] = columns[index] with
                    {
                        Type = SqlType.Union(columns[index].Type, values[index].Type) ?? columns[index].Type,
                        IsNullable = columns[index].IsNullable || values[index].IsNullable,
                    };
                }
            }

            rows.Add("SELECT " + string.Join(", ", values.Select((value, index) => rows.Count == 0 ? $"{value.Sql} AS {SqliteName.Quoted(inline.Columns[index].Value)}" : value.Sql)));
        }

        Add(scope, inline, inline.Alias.Value, columns, isOuter);
        return $"({string.Join(" UNION ALL ", rows)}) AS {SqliteName.Quoted(inline.Alias.Value)}";
    }

    private void Add(QueryScope scope, TSqlFragment at, string alias, IReadOnlyList<OutputColumn> columns, bool isOuter)
    {
        if (scope.Sources.Any(source => string.Equals(source.Alias, alias, StringComparison.OrdinalIgnoreCase)))
        {
            Expressions.Refuse(at, $"The alias {alias} stands twice in one FROM.");
        }

        if (columns.FirstOrDefault(column => column.Name.Length == 0) is not null)
        {
            Expressions.Refuse(at, $"A column of {alias} has no name; give it one with AS.");
        }

        scope.Sources.Add(new RowSource(alias, columns) { IsOuter = isOuter });
    }

    private IReadOnlyList<OutputColumn> Renamed(TSqlFragment at, IList<Identifier> names, IReadOnlyList<OutputColumn> columns)
    {
        if (names.Count == 0)
        {
            return columns;
        }

        if (names.Count != columns.Count)
        {
            Expressions.Refuse(at, Invariant($"{names.Count} names for {columns.Count} columns."));
            return columns;
        }

        return [.. columns.Zip(names, (column, name) => column with { Name = name.Value })];
    }
}
