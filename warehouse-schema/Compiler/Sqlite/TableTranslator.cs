using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Writes CREATE TABLE and CREATE INDEX for SQLite.</summary>
public sealed class TableTranslator(SqlFile file, SchemaErrors errors, LeftOut leftOut)
{
    private static readonly Dictionary<(string Schema, string Name), IReadOnlyList<OutputColumn>> NoViews = [];
    private readonly QueryTranslator queries = new(file, errors, NoViews);

    public TranslatedTable Translate(CreateTableStatement statement, Func<string, string, CreateTableStatement?> findTable)
    {
        if (statement.AsEdge || statement.AsFileTable || statement.AsNode || statement.SelectStatement is not null || statement.FederationScheme is not null
            || statement.FileStreamOn is not null || statement.Definition.SystemTimePeriod is not null)
        {
            Refuse(statement, "Graph, file, temporal and federated tables are not translated to SQLite.");
        }

        string? partition = Placement(statement.OnFileGroupOrPartitionScheme);
        Note(LeftOut.TableOptions, statement.Options.Count > 0);
        Note(LeftOut.Placement, statement.TextImageOn is not null);

        List<OutputColumn> columns = [.. statement.Definition.ColumnDefinitions.Select(Column)];
        QueryScope scope = new(outer: null);
        scope.Sources.Add(new RowSource(null, columns));

        UniqueConstraintDefinition? primary = PrimaryKeyOf(statement);
        string? rowIdColumn = RowIdColumn(statement, primary, columns);
        List<string> lines = [.. statement.Definition.ColumnDefinitions.Zip(columns, (definition, column) => ColumnLine(definition, column, scope, rowIdColumn, primary))];
        foreach ((ConstraintDefinition constraint, string? owner) in Constraints(statement))
        {
            if (constraint == primary && rowIdColumn is not null)
            {
                continue;
            }

            if (Constraint(constraint, owner, scope, findTable) is { } line)
            {
                lines.Add(line);
            }
        }

        List<ForeignKey> references =
        [
            .. Constraints(statement).Where(item => item.Constraint is ForeignKeyConstraintDefinition).Select(item =>
            {
                ForeignKeyConstraintDefinition key = (ForeignKeyConstraintDefinition)item.Constraint;
                return new ForeignKey(ForeignColumns(key, item.Owner), key.ReferenceTableName.SchemaIdentifier?.Value ?? "", key.ReferenceTableName.BaseIdentifier.Value);
            }),
        ];
        TranslatedTable table = new(file, $"CREATE TABLE {SqliteName.Of(file.Schema, file.Name)}\n(\n    {string.Join(",\n    ", lines)}\n);", columns, KeyColumns(primary, statement), references)
        {
            PartitionColumn = partition,
        };
        foreach (ColumnDefinition definition in statement.Definition.ColumnDefinitions.Where(definition => definition.DefaultConstraint is not null))
        {
            table.Defaulted.Add(definition.ColumnIdentifier.Value);
        }

        foreach (IndexDefinition index in statement.Definition.Indexes.Concat(statement.Definition.ColumnDefinitions.Select(column => column.Index).Where(index => index is not null)))
        {
            Refuse(index, "Write the index as a CREATE INDEX of its own, behind GO.");
        }

        return table;
    }

    public string? Index(CreateIndexStatement index, IReadOnlyList<OutputColumn> columns)
    {
        Placement(index.OnFileGroupOrPartitionScheme);
        Note(LeftOut.IndexOptions, index.IndexOptions.Count > 0);
        Note(LeftOut.ClusteredOrNot, index.Clustered is not null);
        Note(LeftOut.IncludedColumns, index.IncludeColumns.Count > 0);
        RequireOwnTable(index, index.OnName);
        QueryScope scope = new(outer: null);
        scope.Sources.Add(new RowSource(null, columns));
        string filter = index.FilterPredicate is null ? "" : $" WHERE {queries.Conditions.Translate(index.FilterPredicate, scope)}";
        foreach (ColumnWithSortOrder column in index.Columns)
        {
            queries.Expressions.Translate(column.Column, scope);
        }

        return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {SqliteName.Quoted(index.Name.Value)} ON {SqliteName.Of(file.Schema, file.Name)} ({ColumnList(index.Columns)}){filter};";
    }

    public void RequireOwnTable(TSqlFragment at, SchemaObjectName name)
    {
        if (name.SchemaIdentifier?.Value != file.Schema || name.BaseIdentifier.Value != file.Name)
        {
            Refuse(at, $"{file.RelativePath} holds {file.Schema}.{file.Name} and its indexes only; found {name.SchemaIdentifier?.Value}.{name.BaseIdentifier.Value}. Move it to its own file.");
        }
    }

    private static IEnumerable<(ConstraintDefinition Constraint, string? Owner)> Constraints(CreateTableStatement statement) =>
        statement.Definition.ColumnDefinitions
            .SelectMany(column => column.Constraints.Where(constraint => constraint is not NullableConstraintDefinition).Select(constraint => (constraint, (string?)column.ColumnIdentifier.Value)))
            .Concat(statement.Definition.TableConstraints.Select(constraint => (constraint, (string?)null)));

    private static UniqueConstraintDefinition? PrimaryKeyOf(CreateTableStatement statement) =>
        Constraints(statement).Select(item => item.Constraint).OfType<UniqueConstraintDefinition>().FirstOrDefault(constraint => constraint.IsPrimaryKey);

    private static List<string> KeyColumns(UniqueConstraintDefinition? primary, CreateTableStatement statement) =>
        primary is null ? []
        : primary.Columns.Count > 0 ? [.. primary.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)]
        : [.. Constraints(statement).Where(item => item.Constraint == primary).Select(item => item.Owner!)];

    private static List<string> ForeignColumns(ForeignKeyConstraintDefinition key, string? owner) =>
        key.Columns.Count > 0 ? [.. key.Columns.Select(column => column.Value)] : [owner!];

    // A single integer key is SQLite's row id. So is XKey of a partitioned table whose key had to take the partition column with it,
    // provided that XKey alone is unique, which an IDENTITY or the table's own name tells.
    private static string? RowIdColumn(CreateTableStatement statement, UniqueConstraintDefinition? primary, IReadOnlyList<OutputColumn> columns)
    {
        List<string> keys = KeyColumns(primary, statement);
        List<string> partition = [.. statement.OnFileGroupOrPartitionScheme?.PartitionSchemeColumns.Select(column => column.Value) ?? []];
        if (keys.Count == 2 && partition.Count == 1 && keys.Contains(partition[0]))
        {
            keys.Remove(partition[0]);
            OutputColumn own = columns.First(column => column.Name == keys[0]);
            if (!own.IsIdentity && own.Name != statement.SchemaObjectName.BaseIdentifier.Value + "Key")
            {
                return null;
            }
        }

        return keys.Count == 1 && columns.FirstOrDefault(column => column.Name == keys[0]) is { Type: { Kind: ValueKind.Integer, Precision: > 1 } } ? keys[0] : null;
    }

    private static string ColumnList(IEnumerable<ColumnWithSortOrder> columns) => string.Join(", ", columns.Select(column =>
        SqliteName.Quoted(column.Column.MultiPartIdentifier.Identifiers[^1].Value) + (column.SortOrder == SortOrder.Descending ? " DESC" : "")));

    private static string Named(ConstraintDefinition constraint) =>
        constraint.ConstraintIdentifier is null ? "" : $"CONSTRAINT {SqliteName.Quoted(constraint.ConstraintIdentifier.Value)} ";

    private OutputColumn Column(ColumnDefinition definition)
    {
        string name = definition.ColumnIdentifier.Value;
        if (definition.ComputedColumnExpression is not null || definition.GeneratedAlways is not null || definition.Encryption is not null
            || definition.IsRowGuidCol || definition.IsHidden || definition.StorageOptions is not null)
        {
            Refuse(definition, $"{name}: computed, generated, encrypted, sparse and row-guid columns are not translated to SQLite.");
        }

        Note(LeftOut.Collation, definition.Collation is not null);
        Note(LeftOut.Masking, definition.IsMasked);
        SqlType? type = definition.DataType is null ? null : SqlType.From(definition.DataType);
        if (type is null)
        {
            Refuse(definition, $"{name}: the type is not in the portable core; it has bit, tinyint, smallint, int, bigint, decimal, char, varchar, nvarchar, binary, varbinary, date, datetime2.");
        }

        NullableConstraintDefinition? nullable = definition.Constraints.OfType<NullableConstraintDefinition>().FirstOrDefault();
        bool isKey = definition.Constraints.OfType<UniqueConstraintDefinition>().Any(constraint => constraint.IsPrimaryKey);
        if (nullable is null && !isKey)
        {
            Refuse(definition, $"{name}: say NULL or NOT NULL; the default depends on a setting.");
        }

        return new OutputColumn(name, type ?? SqlType.Unknown, IsComputedAmount: false, IsDeclared: true, nullable is { Nullable: true }, definition.IdentityOptions is not null, file.TrailingComment(definition));
    }

    private string ColumnLine(ColumnDefinition definition, OutputColumn column, QueryScope scope, string? rowIdColumn, UniqueConstraintDefinition? primary)
    {
        List<string> parts = [SqliteName.Quoted(column.Name), column.Type.SqliteType];
        if (!column.IsNullable)
        {
            parts.Add("NOT NULL");
        }

        if (column.Name == rowIdColumn)
        {
            Note(LeftOut.ClusteredOrNot, primary!.Clustered is not null);
            Note(LeftOut.IndexOptions, primary.IndexOptions.Count > 0);
            Placement(primary.OnFileGroupOrPartitionScheme);
            parts.Add($"{Named(primary)}PRIMARY KEY");
        }
        else if (column.IsIdentity)
        {
            Refuse(definition, $"{column.Name}: an IDENTITY is the only key column of its table (or of a partitioned table beside the partition column).");
        }

        if (definition.DefaultConstraint is { } byDefault)
        {
            TranslatedExpression value = queries.Expressions.Translate(byDefault.Expression, new QueryScope(outer: null));
            queries.Expressions.RequireSameFamily(byDefault, new TranslatedExpression("", column.Type), value);
            parts.Add($"{Named(byDefault)}DEFAULT {(value.Sql[0] == '(' ? value.Sql : $"({value.Sql})")}");
        }

        if (column.Type.Kind == ValueKind.Decimal)
        {
            // Every number sorts before every text and blob, and NULL is for NOT NULL to refuse: one comparison instead of a call and a list, on each amount of each row.
            parts.Add($"CHECK ({SqliteName.Quoted(column.Name)} < '')");
        }

        return string.Join(" ", parts);
    }

    private string? Constraint(ConstraintDefinition constraint, string? owner, QueryScope scope, Func<string, string, CreateTableStatement?> findTable)
    {
        switch (constraint)
        {
            case UniqueConstraintDefinition unique:
                Note(LeftOut.ClusteredOrNot, unique.Clustered is not null || unique.IndexType?.IndexTypeKind is not null);
                Note(LeftOut.IndexOptions, unique.IndexOptions.Count > 0);
                Placement(unique.OnFileGroupOrPartitionScheme);
                string columns = unique.Columns.Count > 0 ? ColumnList(unique.Columns) : SqliteName.Quoted(owner!);
                return $"{Named(unique)}{(unique.IsPrimaryKey ? "PRIMARY KEY" : "UNIQUE")} ({columns})";
            case ForeignKeyConstraintDefinition foreign:
                return ForeignKeyLine(foreign, owner, findTable);
            case CheckConstraintDefinition check:
                return $"{Named(check)}CHECK ({queries.Conditions.Translate(check.CheckCondition, scope)})";
            default:
                Refuse(constraint, $"{constraint.GetType().Name} is not translated to SQLite; put a DEFAULT beside its column.");
                return null;
        }
    }

    private string? ForeignKeyLine(ForeignKeyConstraintDefinition foreign, string? owner, Func<string, string, CreateTableStatement?> findTable)
    {
        string schema = foreign.ReferenceTableName.SchemaIdentifier?.Value ?? "";
        string name = foreign.ReferenceTableName.BaseIdentifier.Value;
        if (findTable(schema, name) is not { } target)
        {
            Refuse(foreign, $"{schema}.{name} is no table of this schema.");
            return null;
        }

        List<string> own = ForeignColumns(foreign, owner);
        List<string> theirs = [.. foreign.ReferencedTableColumns.Select(column => column.Value)];
        if (theirs.Count != own.Count)
        {
            Refuse(foreign, "Name as many referenced columns as referring ones.");
            return null;
        }

        // The row id alone is the key of a partitioned table in SQLite.
        List<string> partition = [.. target.OnFileGroupOrPartitionScheme?.PartitionSchemeColumns.Select(column => column.Value) ?? []];
        int at = theirs.Count == 2 && partition.Count == 1 ? theirs.IndexOf(partition[0]) : -1;
        if (at >= 0)
        {
            string key = theirs[1 - at];
            bool isUniqueAlone = key == name + "Key"
                || target.Definition.ColumnDefinitions.Any(column => column.ColumnIdentifier.Value == key && column.IdentityOptions is not null);
            at = isUniqueAlone ? at : -1;
        }

        if (at >= 0)
        {
            own.RemoveAt(at);
            theirs.RemoveAt(at);
        }

        return $"{Named(foreign)}FOREIGN KEY ({string.Join(", ", own.Select(SqliteName.Quoted))}) REFERENCES {SqliteName.Of(schema, name)} ({string.Join(", ", theirs.Select(SqliteName.Quoted))})"
            + Action(" ON DELETE ", foreign.DeleteAction) + Action(" ON UPDATE ", foreign.UpdateAction);
    }

    private static string Action(string word, DeleteUpdateAction action) => action switch
    {
        DeleteUpdateAction.Cascade => word + "CASCADE",
        DeleteUpdateAction.SetNull => word + "SET NULL",
        DeleteUpdateAction.SetDefault => word + "SET DEFAULT",
        _ => "",
    };

    private string? Placement(FileGroupOrPartitionScheme? place)
    {
        Note(LeftOut.Placement, place is not null);
        return place?.PartitionSchemeColumns.Count > 0 ? place.PartitionSchemeColumns[0].Value : null;
    }

    private void Note(string construct, bool isPresent)
    {
        if (isPresent)
        {
            leftOut.Note(construct, file);
        }
    }

    private void Refuse(TSqlFragment at, string message) => queries.Expressions.Refuse(at, message);
}
