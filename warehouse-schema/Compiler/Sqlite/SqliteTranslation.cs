using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>The whole schema for SQLite: tables as they come, views in the order of what they read.</summary>
public sealed class SqliteTranslation
{
    private readonly SchemaErrors errors;
    private readonly Dictionary<(string Schema, string Name), IReadOnlyList<OutputColumn>> known = [];
    private readonly Dictionary<(string Schema, string Name), (SqlFile File, CreateViewStatement View)> pending = [];
    private readonly HashSet<(string Schema, string Name)> open = [];
    private readonly List<TranslatedTable> tables = [];
    private readonly List<TranslatedView> views = [];

    private SqliteTranslation(SchemaErrors errors) => this.errors = errors;

    public LeftOut LeftOut { get; } = new();

    public IReadOnlyList<TranslatedTable> Tables => tables;

    public IReadOnlyList<TranslatedView> Views => views;

    public static SqliteTranslation Of(SchemaFolder folder, SchemaErrors errors)
    {
        SqliteTranslation translation = new(errors);
        Dictionary<(string, string), CreateTableStatement> definitions = [];
        foreach (SqlFile file in folder.Files)
        {
            foreach (CreateTableStatement table in file.Statements.OfType<CreateTableStatement>())
            {
                definitions[(table.SchemaObjectName.SchemaIdentifier?.Value ?? "", table.SchemaObjectName.BaseIdentifier.Value)] = table;
            }
        }

        foreach (SqlFile file in folder.Files)
        {
            translation.Read(file, (schema, name) => definitions.GetValueOrDefault((schema, name)));
        }

        foreach ((string Schema, string Name) view in translation.pending.Keys.ToList())
        {
            translation.TranslateView(view);
        }

        translation.RequireUniqueIndexNames();
        return translation;
    }

    private void Read(SqlFile file, Func<string, string, CreateTableStatement?> findTable)
    {
        TableTranslator translator = new(file, errors, LeftOut);
        TranslatedTable? table = null;
        foreach (TSqlStatement statement in file.Statements)
        {
            switch (statement)
            {
                case CreateTableStatement create:
                    translator.RequireOwnTable(create, create.SchemaObjectName);
                    table = translator.Translate(create, findTable);
                    tables.Add(table);
                    known[(file.Schema, file.Name)] = table.Columns;
                    break;
                case CreateViewStatement view:
                    translator.RequireOwnTable(view, view.SchemaObjectName);
                    pending[(file.Schema, file.Name)] = (file, view);
                    break;
                case CreateIndexStatement index when table is not null:
                    if (translator.Index(index, table.Columns) is { } sql)
                    {
                        table.Indexes.Add(sql);
                    }

                    break;
                case CreateColumnStoreIndexStatement columnstore when table is not null:
                    translator.RequireOwnTable(columnstore, columnstore.OnName);
                    LeftOut.Note(LeftOut.Columnstore, file);
                    break;
                default:
                    if (ServerOnly(statement, file) is { } construct)
                    {
                        LeftOut.Note(construct, file);
                    }
                    else
                    {
                        errors.Add(file, statement, "BW0200", $"{statement.GetType().Name} is neither translated to SQLite nor on the list of what is left out (LeftOut.cs). Remove it, or extend the compiler.");
                    }

                    break;
            }
        }
    }

    private static string? ServerOnly(TSqlStatement statement, SqlFile file) => statement switch
    {
        CreateSchemaStatement => LeftOut.Schema,
        CreatePartitionFunctionStatement => LeftOut.PartitionFunction,
        CreatePartitionSchemeStatement => LeftOut.PartitionScheme,
        CreateRoleStatement or CreateUserStatement or AlterRoleStatement => LeftOut.Role,
        GrantStatement or DenyStatement or RevokeStatement => LeftOut.Permission,
        CreateSecurityPolicyStatement => LeftOut.SecurityPolicy,
        CreateFunctionStatement when file.Schema == "security" => LeftOut.SecurityPolicy,
        PredicateSetStatement => LeftOut.Settings,
        _ => null,
    };

    private void TranslateView((string Schema, string Name) name)
    {
        if (known.ContainsKey(name) || !pending.TryGetValue(name, out (SqlFile File, CreateViewStatement View) found))
        {
            return;
        }

        (SqlFile file, CreateViewStatement view) = found;
        if (!open.Add(name))
        {
            errors.Add(file, view, "BW0201", $"{name.Schema}.{name.Name} reads itself through other views. Break the circle.");
            return;
        }

        SourceNames sources = new();
        view.SelectStatement.Accept(sources);
        foreach ((string Schema, string Name) source in sources.Found)
        {
            TranslateView(source);
        }

        QueryTranslator queries = new(file, errors, known);
        if (view.Columns.Count > 0 || view.WithCheckOption || view.IsMaterialized)
        {
            queries.Expressions.Refuse(view, "Name the columns in the SELECT; WITH CHECK OPTION and materialised views are not translated.");
        }

        foreach (ViewOption option in view.ViewOptions)
        {
            if (option.OptionKind == ViewOptionKind.SchemaBinding)
            {
                LeftOut.Note(LeftOut.SchemaBinding, file);
            }
            else
            {
                queries.Expressions.Refuse(option, $"WITH {option.OptionKind} of a view is not translated to SQLite.");
            }
        }

        (string sql, IReadOnlyList<OutputColumn> columns) = queries.Translate(view.SelectStatement);
        foreach (OutputColumn column in columns.Where(column => column.Name.Length == 0))
        {
            queries.Expressions.Refuse(view, $"A column of {name.Schema}.{name.Name} has no name; give it one with AS.");
        }

        foreach (IGrouping<string, OutputColumn> twice in columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            queries.Expressions.Refuse(view, $"The column {twice.Key} stands twice in {name.Schema}.{name.Name}.");
        }

        known[name] = columns;
        views.Add(new TranslatedView(file, $"CREATE VIEW {SqliteName.Of(file.Schema, file.Name)} AS\n{sql};", columns, ColumnLines(view.SelectStatement.QueryExpression)));
    }

    private static List<int> ColumnLines(QueryExpression query) => query switch
    {
        BinaryQueryExpression binary => ColumnLines(binary.FirstQueryExpression),
        QueryParenthesisExpression parenthesis => ColumnLines(parenthesis.QueryExpression),
        QuerySpecification specification => [.. specification.SelectElements.Select(element => element.StartLine)],
        _ => [],
    };

    // Indexes of SQLite share one space of names.
    private void RequireUniqueIndexNames()
    {
        Dictionary<string, TranslatedTable> owners = new(StringComparer.OrdinalIgnoreCase);
        foreach (TranslatedTable table in tables)
        {
            foreach (CreateIndexStatement index in table.File.Statements.OfType<CreateIndexStatement>())
            {
                if (!owners.TryAdd(index.Name.Value, table))
                {
                    errors.Add(table.File, index, "BW0202", $"The index name {index.Name.Value} is taken by {owners[index.Name.Value].File.RelativePath}; SQLite wants it once in a file. Name it IX_{table.Schema}_{table.Name}_….");
                }
            }
        }
    }

    private sealed class SourceNames : TSqlFragmentVisitor
    {
        public List<(string Schema, string Name)> Found { get; } = [];

        public override void Visit(NamedTableReference node) =>
            Found.Add((node.SchemaObject.SchemaIdentifier?.Value ?? "", node.SchemaObject.BaseIdentifier.Value));
    }
}
