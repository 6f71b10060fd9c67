using System.Text.RegularExpressions;
using BhytWarehouse.SchemaCompiler;
using BhytWarehouse.SchemaCompiler.Catalogue;
using BhytWarehouse.SchemaCompiler.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.Schema.Tests.Rules;

/// <summary>The rules of the design that neither engine would hold; each returns its breaches as sentences.</summary>
public static partial class SchemaRules
{
    /// <summary>Which schemas a stage may read; architecture.md §1. A stage that is not listed may read anything but staging.</summary>
    private static readonly Dictionary<string, string[]> AllowedReads = new(StringComparer.Ordinal)
    {
        ["conform"] = ["staging", "dim", "conform"],
        ["derive"] = ["dim", "fact", "derive"],
        ["indicator"] = ["dim", "fact"],
        ["signal"] = ["dim", "fact"],
        ["mart"] = ["dim", "fact"],
    };

    private static readonly Dictionary<string, string[]> RequiredTags = new(StringComparer.Ordinal)
    {
        ["dim"] = ["Grain"],
        ["fact"] = ["Grain"],
        ["indicator"] = ["Numerator", "Denominator", "Grain", "Period", "Caution"],
        ["signal"] = ["Vietnamese", "Suspicion", "Basis", "Known innocent", "Amount at risk", "Alarm", "Needs", "Scope", "Version", "Valid"],
    };

    private static readonly string[] PeriodKinds = ["flow", "stock", "flow over stock"];

    private static readonly string[] HiddenSides = ["Numerator", "Denominator", "Numerator, Denominator"];

    private static readonly Dictionary<string, char> CodeLetters = new(StringComparer.Ordinal) { ["indicator"] = 'K', ["signal"] = 'R' };

    public static IEnumerable<string> Dataflow(SchemaCompilation compilation)
    {
        foreach (SqlFile file in compilation.Folder.Files.Where(file => file.Schema != "security"))
        {
            foreach (CreateViewStatement view in file.Statements.OfType<CreateViewStatement>())
            {
                Reads reads = new();
                view.SelectStatement.Accept(reads);
                foreach (string schema in reads.Schemas)
                {
                    bool isAllowed = AllowedReads.TryGetValue(file.Schema, out string[]? allowed) ? allowed.Contains(schema) : schema != "staging";
                    if (!isAllowed)
                    {
                        yield return $"{file.RelativePath} reads {schema}.*; {file.Schema} may read {(allowed is null ? "anything but staging" : string.Join(", ", allowed))}.";
                    }
                }
            }
        }
    }

    public static IEnumerable<string> Headers(SchemaCompilation compilation) =>
        from file in compilation.Folder.Files
        where RequiredTags.ContainsKey(file.Schema)
        from tag in RequiredTags[file.Schema]
        where !file.Header.Tags.ContainsKey(tag)
        select $"{file.RelativePath} has no '{tag}' in its header comment.";

    /// <summary>How an indicator comes to a quarter and a year, and which of its sides counts so few people that reports hide it, is one of the things that mart.IndicatorPeriod can do.</summary>
    public static IEnumerable<string> Periods(SchemaCompilation compilation) =>
        from file in compilation.Folder.Files
        where file.Schema == "indicator"
        from tag in (string[])["Period", "Hides"]
        where file.Header.Tags.TryGetValue(tag, out string? value) && !(tag == "Period" ? PeriodKinds : HiddenSides).Contains(value)
        select $"{file.RelativePath}: '{tag}' is '{file.Header.Tags[tag]}'; expected one of {string.Join("; ", tag == "Period" ? PeriodKinds : HiddenSides)}.";

    /// <summary>An indicator that stands by units says what becomes of them where it is asked for in the units of the other system.</summary>
    public static IEnumerable<string> Units(SchemaCompilation compilation) =>
        from file in compilation.Folder.Files
        where file.Schema == "indicator" && compilation.Objects.Any(view => view.Schema == file.Schema && view.Name == file.Name && view.Columns.Any(column => column.Name == "AdministrativeUnitKey"))
        let units = file.Header.Tags.GetValueOrDefault("Units", "")
        where units is not ("restated" or "restated over population") && !units.StartsWith("own: ", StringComparison.Ordinal)
        select $"{file.RelativePath}: 'Units' is '{units}'; expected restated, restated over population, or own: and the reason.";

    /// <summary>Every measure of what is derived is held against what it was made of, or says why not.</summary>
    public static IEnumerable<string> Conserved(SchemaCompilation compilation)
    {
        foreach (CatalogueObject item in compilation.Objects.Where(item => item.Kind == "View" && item.Schema is "derive" or "indicator" or "mart"))
        {
            string law = item.Header.GetValueOrDefault(ConservationLaw.Tag) ?? "";
            HashSet<string> told = [.. Regex.Matches(law, @"\w+").Select(word => word.Value)];
            foreach (string column in item.Columns.Select(column => column.Name).Where(column => ConservationLaw.IsMeasure(column) && !told.Contains(column) && !law.StartsWith("nothing: ", StringComparison.Ordinal)))
            {
                yield return $"{item.Schema}.{item.Name}.{column} is a measure that no '{ConservationLaw.Tag}' names. Write in the header what it adds up to, such as '-- Conserves  {column} of fact.X by MonthKey', or '-- Conserves  {column} nothing: why'.";
            }
        }
    }

    /// <summary>Whoever is asked for must be found in every table: where tokens of numbers stand, and what else tells of a person there, is said by the headers that where-used and erasure go by.</summary>
    public static IEnumerable<string> People(SchemaCompilation compilation)
    {
        foreach (CatalogueObject table in compilation.Objects.Where(item => item.Kind == "Table" && item.Schema is "staging" or "dim" or "fact" or "audit" or "quality"))
        {
            string name = $"{table.Schema}.{table.Name}";
            HashSet<string> columns = [.. table.Columns.Select(column => column.Name)];
            Dictionary<string, string[]> listed = PeopleTags.ToDictionary(tag => tag, tag => Listed(table, tag), StringComparer.Ordinal);
            bool forgetsAll = table.Header.GetValueOrDefault("Forgets") == "whole row";
            foreach (string absent in listed.Where(_ => !forgetsAll).SelectMany(tag => tag.Value).Where(column => !columns.Contains(column)))
            {
                yield return $"{name} has no column {absent}, which its header names.";
            }

            bool hasMember = columns.Contains("MemberKey") || columns.Contains("MemberDurableKey");
            bool isOfPeople = hasMember || listed["Person"].Length > 0 || listed["Persons"].Length > 0;
            foreach (string token in columns.Where(column => TokenColumn().IsMatch(column) && !forgetsAll && !listed.Values.Any(tag => tag.Contains(column))))
            {
                yield return $"{name}.{token} is a token that the header does not place: name it under Person or Persons (a person's number), Forgets (tells of the person), or Tokens (of nobody insured).";
            }

            foreach (string attribute in columns.Where(column => isOfPeople && !forgetsAll && PersonAttribute().IsMatch(column) && !listed["Forgets"].Contains(column)))
            {
                yield return $"{name}.{attribute} tells of a person: name it under Forgets.";
            }

            if (hasMember && !forgetsAll && table.Schema is not ("dim" or "fact"))
            {
                yield return $"{name} leads to dim.Member; an erasure points only dim and fact to the member that stays, so rows of other tables go: Forgets  whole row.";
            }
        }
    }

    /// <summary>A report that counts people in small groups either does not show few of them, or says why it need not be so.</summary>
    public static IEnumerable<string> SmallCells(SchemaCompilation compilation)
    {
        foreach (CatalogueObject mart in compilation.Objects.Where(item => item.Schema == "mart"))
        {
            string name = $"mart.{mart.Name}";
            string[] counts = [.. mart.Columns.Select(column => column.Name).Where(column => PeopleCount().IsMatch(column))];
            bool isFlagged = mart.Columns.Any(column => column is { Name: "IsSuppressed", TSqlType: "smallint" });
            if (mart.Header.TryGetValue("Suppressed", out string? suppressed))
            {
                if (!suppressed.Contains("below 11", StringComparison.Ordinal))
                {
                    yield return $"{name}, Suppressed: expected 'Columns below 11 people'.";
                }

                if (!isFlagged)
                {
                    yield return $"{name} suppresses and has no smallint IsSuppressed that says where.";
                }

                foreach (string column in ColumnName().Matches(suppressed[..Math.Max(0, suppressed.IndexOf("below", StringComparison.Ordinal))]).Select(match => match.Value).Where(word => mart.Columns.All(own => own.Name != word)))
                {
                    yield return $"{name} has no column {column}, which its Suppressed tag names.";
                }
            }
            else if (counts.Length > 0 && !mart.Header.ContainsKey("Not suppressed"))
            {
                yield return $"{name} counts people ({string.Join(", ", counts)}): name under Suppressed what is not shown below 11 people, or under 'Not suppressed' why all of it is.";
            }
            else if (isFlagged)
            {
                yield return $"{name} has IsSuppressed and no Suppressed tag.";
            }
        }
    }

    private static readonly string[] PeopleTags = ["Person", "Persons", "Tokens", "Forgets"];

    private static string[] Listed(CatalogueObject table, string tag) => (table.Header.GetValueOrDefault(tag) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Codes(SchemaCompilation compilation)
    {
        Dictionary<string, string> owners = [];
        foreach (SqlFile file in compilation.Folder.Files.Where(file => CodeLetters.ContainsKey(file.Schema)))
        {
            string? code = file.Header.Code;
            if (code is null || code[0] != CodeLetters[file.Schema] || file.Header.Title is null)
            {
                yield return $"{file.RelativePath} does not begin with its code and title, such as '-- {CodeLetters[file.Schema]}15   Title'.";
                continue;
            }

            if (!owners.TryAdd(code, file.RelativePath))
            {
                yield return $"{file.RelativePath} uses the code {code} of {owners[code]}.";
            }

            if (!file.Text.Contains($"'{code}'", StringComparison.Ordinal))
            {
                yield return $"{file.RelativePath} is {code} by its header, but the view does not give '{code}'.";
            }
        }
    }

    public static IEnumerable<string> Names(SchemaCompilation compilation)
    {
        foreach (CatalogueObject item in compilation.Objects)
        {
            if (!PascalCase().IsMatch(item.Name))
            {
                yield return $"{item.Schema}.{item.Name} is not a PascalCase noun.";
            }

            // Staging keeps the publisher's names; the rest speaks one grammar.
            foreach (CatalogueColumn column in item.Columns.Where(_ => item.Schema != "staging"))
            {
                string? expected = ExpectedType(column.Name, item.Kind == "Table");

                // In a view, an expression may still be wider than what it will be cast to; tables and marts are exact.
                bool isExact = item.Kind == "Table" || item.Schema == "mart";
                string type = column.TSqlType;
                bool fits = expected is null || Regex.IsMatch(type, expected) || type == "unknown"
                    || (!isExact && column.Name.EndsWith("Amount", StringComparison.Ordinal) && type.StartsWith("decimal", StringComparison.Ordinal));
                if (!fits)
                {
                    yield return $"{item.Schema}.{item.Name}.{column.Name} is {type}; the grammar of names wants {expected}.";
                }
            }
        }
    }

    public static IEnumerable<string> ForeignKeys(SchemaCompilation compilation)
    {
        Dictionary<(string, string), TranslatedTable> tables = compilation.Translation.Tables.ToDictionary(table => (table.Schema, table.Name));
        foreach (TranslatedTable table in compilation.Translation.Tables)
        {
            foreach (ForeignKey key in table.References)
            {
                foreach (string column in key.Columns.Where(column => table.Columns.All(own => own.Name != column)))
                {
                    yield return $"{table.Schema}.{table.Name}: the foreign key column {column} does not exist.";
                }

                if (!tables.TryGetValue((key.Schema, key.Table), out TranslatedTable? target))
                {
                    yield return $"{table.Schema}.{table.Name} refers to {key.Schema}.{key.Table}, which does not exist.";
                }
                else if (key.Columns is [var only] && target.PrimaryKey is [var primary] && table.Columns.First(own => own.Name == only).Type.Name != target.Columns.First(own => own.Name == primary).Type.Name)
                {
                    yield return $"{table.Schema}.{table.Name}.{only} and {key.Schema}.{key.Table}.{primary} are of different types.";
                }
            }
        }
    }

    /// <summary>DacFx accepts a partitioned table whose keys lack the partition column; the server refuses it at deployment.</summary>
    public static IEnumerable<string> Partitions(SchemaCompilation compilation)
    {
        foreach (TranslatedTable table in compilation.Translation.Tables.Where(table => table.PartitionColumn is not null))
        {
            string partition = table.PartitionColumn!;
            CreateTableStatement statement = table.File.Statements.OfType<CreateTableStatement>().First();
            IEnumerable<UniqueConstraintDefinition> constraints = statement.Definition.TableConstraints.Concat(statement.Definition.ColumnDefinitions.SelectMany(column => column.Constraints))
                .OfType<UniqueConstraintDefinition>();
            foreach (UniqueConstraintDefinition constraint in constraints.Where(constraint => !Has(constraint.Columns, partition)))
            {
                yield return $"{table.File.RelativePath}: {constraint.ConstraintIdentifier?.Value ?? "a key"} lacks the partition column {partition}.";
            }

            foreach (CreateIndexStatement index in table.File.Statements.OfType<CreateIndexStatement>().Where(index => index.Unique && !Has(index.Columns, partition)))
            {
                yield return $"{table.File.RelativePath}: the unique index {index.Name.Value} lacks the partition column {partition}.";
            }

            foreach (CreateColumnStoreIndexStatement index in table.File.Statements.OfType<CreateColumnStoreIndexStatement>().Where(index => index.OnFileGroupOrPartitionScheme is null))
            {
                yield return $"{table.File.RelativePath}: the columnstore {index.Name.Value} is not on the partition scheme of its table.";
            }
        }
    }

    public static IEnumerable<string> Constraints(SchemaCompilation compilation)
    {
        foreach (TranslatedTable table in compilation.Translation.Tables)
        {
            CreateTableStatement statement = table.File.Statements.OfType<CreateTableStatement>().First();
            IEnumerable<ConstraintDefinition> constraints = statement.Definition.TableConstraints
                .Concat(statement.Definition.ColumnDefinitions.SelectMany(column => column.Constraints.Append(column.DefaultConstraint)))
                .Where(constraint => constraint is not (null or NullableConstraintDefinition));
            foreach (ConstraintDefinition constraint in constraints)
            {
                string prefix = constraint switch
                {
                    UniqueConstraintDefinition { IsPrimaryKey: true } => "PK_",
                    UniqueConstraintDefinition => "UQ_",
                    ForeignKeyConstraintDefinition => "FK_",
                    CheckConstraintDefinition => "CK_",
                    _ => "DF_",
                };
                if (constraint.ConstraintIdentifier?.Value.StartsWith($"{prefix}{table.Schema}_{table.Name}", StringComparison.Ordinal) != true)
                {
                    yield return $"{table.File.RelativePath}: a constraint is named {constraint.ConstraintIdentifier?.Value ?? "by the server"}; expected {prefix}{table.Schema}_{table.Name}….";
                }
            }
        }
    }

    public static IEnumerable<string> OneObjectPerFile(SchemaCompilation compilation) =>
        from file in compilation.Folder.Files
        where file.Schema != "security"
        let count = file.Statements.Count(statement => statement is CreateTableStatement or CreateViewStatement)
        where count != 1
        select $"{file.RelativePath} holds {count} tables and views; expected one, named {file.Schema}.{file.Name}.";

    private static string? ExpectedType(string name, bool isTable) =>
        name.EndsWith("Amount", StringComparison.Ordinal) ? @"^decimal\((18|38), 2\)$"
        : name.EndsWith("DateKey", StringComparison.Ordinal) || name.EndsWith("MonthKey", StringComparison.Ordinal) ? "^int$"
        : name.EndsWith("Key", StringComparison.Ordinal) || name.EndsWith("Count", StringComparison.Ordinal) ? "^(int|bigint)$"
        : name.EndsWith("Days", StringComparison.Ordinal) ? "^(smallint|int|bigint)$"
        : name.EndsWith("Minute", StringComparison.Ordinal) ? "^(smallint|int)$"
        : name.EndsWith("Rate", StringComparison.Ordinal) ? "^decimal"
        : Flag().IsMatch(name) ? isTable ? "^smallint$" : "^(smallint|int)$"
        : null;

    private static bool Has(IEnumerable<ColumnWithSortOrder> columns, string name) => columns.Any(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value == name);

    [GeneratedRegex("(Member|Person|People|Participant|Resident|Covered|Uncovered|Listed|Entitled|Household|HealthClass[0-9]?)Count$")]
    private static partial Regex PeopleCount();

    [GeneratedRegex("[A-Z][A-Za-z0-9]+")]
    private static partial Regex ColumnName();

    [GeneratedRegex("Tokens?$")]
    private static partial Regex TokenColumn();

    [GeneratedRegex("^(SexKey|BirthYear|BirthDateKey|AgeBandKey|AgeYears|HouseholdKey|GIOI_TINH|NGAY_SINH.*)$")]
    private static partial Regex PersonAttribute();

    [GeneratedRegex("^(Is|Has)[A-Z]")]
    private static partial Regex Flag();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    private sealed class Reads : TSqlFragmentVisitor
    {
        public SortedSet<string> Schemas { get; } = new(StringComparer.Ordinal);

        public override void Visit(NamedTableReference node)
        {
            if (node.SchemaObject.SchemaIdentifier is { } schema)
            {
                Schemas.Add(schema.Value);
            }
        }
    }
}
