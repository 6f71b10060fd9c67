using System.Text;

namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>The part of warehouse-schema/README.md that is generated: bus matrix, then each stage's objects from their header comments.</summary>
public static class ReadmeCatalogue
{
    public const string FileName = "README.md";
    public const string Start = "<!-- catalogue: generated from the .sql files, do not edit below -->";
    public const string End = "<!-- end of the catalogue -->";

    /// <summary>The file with its generated part replaced; null when the markers are missing.</summary>
    public static string? Replace(string readme, IReadOnlyList<CatalogueObject> objects)
    {
        int start = readme.IndexOf(Start, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        return start < 0 || end < start ? null : readme[..(start + Start.Length)] + "\n" + Write(objects) + readme[end..];
    }

    public static string Write(IReadOnlyList<CatalogueObject> objects)
    {
        StringBuilder text = new();
        BusMatrix(text, objects);
        foreach (string stage in SchemaFolder.Stages)
        {
            List<CatalogueObject> members = [.. objects.Where(item => item.Schema == stage)];
            if (members.Count > 0)
            {
                Stage(text, stage, members);
            }
        }

        return text.ToString();
    }

    /// <summary>The dimension that a key column of a fact points to, by foreign key or by its role name; null when it is no dimension key.</summary>
    public static string? DimensionOf(CatalogueObject fact, CatalogueColumn column, IReadOnlyCollection<string> dimensions)
    {
        if (fact.References.FirstOrDefault(reference => reference.Columns is [var only] && only == column.Name && reference.Schema == "dim") is { } declared)
        {
            return declared.Table;
        }

        if (!column.Name.EndsWith("Key", StringComparison.Ordinal) || column.IsIdentity)
        {
            return null;
        }

        // Roles stand in front (AdmissionDateKey), and a durable key names the thing rather than its version (MemberDurableKey).
        string stem = column.Name[..^"Key".Length];
        stem = stem.EndsWith("Durable", StringComparison.Ordinal) ? stem[..^"Durable".Length] : stem;
        stem = stem.EndsWith("Month", StringComparison.Ordinal) ? "Date" : stem;
        return dimensions.Where(dimension => stem.EndsWith(dimension, StringComparison.Ordinal)).MaxBy(dimension => dimension.Length);
    }

    private static void BusMatrix(StringBuilder text, IReadOnlyList<CatalogueObject> objects)
    {
        List<string> dimensions = [.. objects.Where(item => item is { Schema: "dim", Kind: "Table" }).Select(item => item.Name)];
        List<CatalogueObject> facts = [.. objects.Where(item => item is { Schema: "fact", Kind: "Table" })];
        if (facts.Count == 0 || dimensions.Count == 0)
        {
            return;
        }

        List<(CatalogueObject Fact, Dictionary<string, int> Roles)> rows = [];
        foreach (CatalogueObject fact in facts)
        {
            rows.Add((fact, fact.Columns.Select(column => DimensionOf(fact, column, dimensions)).OfType<string>().GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count())));
        }

        // Dimensions run down and facts across: there are more of the former, and the page is narrow.
        text.Append("\n## Bus matrix\n\nA number counts the keys by which the fact points to the dimension, its roles and durable keys included.\n\n");
        text.Append("| Dimension | ").AppendJoin(" | ", facts.Select(fact => fact.Name)).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat(":-:|", facts.Count))).Append('\n');
        foreach (string dimension in dimensions.Where(name => rows.Any(row => row.Roles.ContainsKey(name))))
        {
            text.Append(Invariant($"| {dimension} | {string.Join(" | ", rows.Select(row => row.Roles.TryGetValue(dimension, out int count) ? Invariant($"{count}") : ""))} |\n"));
        }
    }

    private static void Stage(StringBuilder text, string stage, List<CatalogueObject> members)
    {
        text.Append(Invariant($"\n## {stage}\n\n"));
        switch (stage)
        {
            case "indicator":
                Table(text, members, ["Code", "View", "Title", "Numerator", "Denominator", "Grain", "Period", "Caution"],
                    item => [item.Code ?? "", item.Name, item.Title ?? "", Tag(item, "Numerator"), Tag(item, "Denominator"), Tag(item, "Grain"), Tag(item, "Period"), Tag(item, "Caution")]);
                break;
            case "signal":
                Table(text, members, ["Code", "View", "Title", "Suspicion", "Basis", "Known innocent", "Amount at risk"],
                    item => [item.Code ?? "", item.Name, item.Title ?? "", Tag(item, "Suspicion"), Tag(item, "Basis"), Tag(item, "Known innocent"), Tag(item, "Amount at risk")]);
                break;
            case "mart":
                Table(text, members, ["Dataset", "View", "What one row is", "Columns", "Caution"],
                    item => [item.Dataset ?? "", item.Name, Meaning(item), Count(item), Tag(item, "Caution")]);
                break;
            default:
                Table(text, members, ["Object", "Kind", "What one row is", "Columns", "Caution"],
                    item => [item.Name, item.Kind.ToLowerInvariant(), Meaning(item), Count(item), Tag(item, "Caution")]);
                break;
        }
    }

    private static void Table(StringBuilder text, List<CatalogueObject> members, string[] head, Func<CatalogueObject, string[]> cells)
    {
        text.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Append(string.Concat(Enumerable.Repeat("---|", head.Length))).Append('\n');
        foreach (CatalogueObject member in members)
        {
            text.Append("| ").AppendJoin(" | ", cells(member).Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }
    }

    private static string Tag(CatalogueObject item, string tag) => item.Header.GetValueOrDefault(tag) ?? "";

    private static string Count(CatalogueObject item) => Invariant($"{item.Columns.Count}");

    private static string Meaning(CatalogueObject item) =>
        string.Join(" ", new[] { item.Title ?? "", Tag(item, "Grain"), Tag(item, HeaderComment.Description) }.Where(part => part.Length > 0));
}
