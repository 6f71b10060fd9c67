using System.Globalization;
using System.Reflection;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The layouts of a feed, read from Contract.csv and Headings.csv of its folder, and the staging table that follows from them.</summary>
public sealed class TableContract
{
    public static readonly IReadOnlyList<string> LeadingColumns = ["LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "LayoutCode"];

    private TableContract(string feedCode, IReadOnlyList<TableLayout> layouts, IEnumerable<DerivedColumn> derived)
    {
        Layouts = layouts;
        StagedFields = [.. layouts.SelectMany(layout => layout.Fields).Where(field => field.StagingColumn.Length > 0).DistinctBy(field => field.Name)];
        Staged = new StagingTable("staging", feedCode, [.. LeadingColumns, .. StagedFields.Select(field => field.StagingColumn), .. derived.Select(column => column.Name)]);
        FieldNames = layouts.SelectMany(layout => layout.Fields).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<TableLayout> Layouts { get; }

    /// <summary>The fields that have a staging column, in the order of the columns; a layout that has the field has it with the same kind.</summary>
    public IReadOnlyList<TableField> StagedFields { get; }

    public StagingTable Staged { get; }

    public IReadOnlySet<string> FieldNames { get; }

    /// <param name="home">A type of the feed's folder: the two files are embedded under its namespace.</param>
    public static TableContract Of(Type home, TableFeed feed)
    {
        Dictionary<(string Layout, string Field), HashSet<string>> headings = [];
        foreach (CsvReader row in Rows(home.Assembly, $"{home.Namespace}.Headings.csv"))
        {
            (string Layout, string Field) key = (row.GetField("Layout")!, row.GetField("Field")!);
            headings.TryAdd(key, []);
            headings[key].Add(HeadingText.Fold(row.GetField("Heading")));
        }

        List<(string Layout, TableField Field)> fields = [];
        foreach (CsvReader row in Rows(home.Assembly, $"{home.Namespace}.Contract.csv"))
        {
            string layout = row.GetField("Layout")!;
            string name = row.GetField("Field")!;
            headings.Remove((layout, name), out HashSet<string>? aliases);
            aliases ??= [];
            aliases.Add(HeadingText.Fold(name));
            fields.Add((layout, new TableField(
                name,
                Value<TableFieldKind>(row, "Kind"),
                row.GetField("Length") is { Length: > 0 } length ? int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture) : 0,
                row.GetField("IsRequired") == "1",
                row.GetField("IsFilled") == "1",
                Value<TableFieldStorage>(row, "Storage"),
                row.GetField("IsPersonal") == "1",
                row.GetField("CodeList")!,
                Value<TableFieldRole>(row, "Role"),
                Value<TableFieldPlace>(row, "Place"),
                row.GetField("Basis")!,
                row.GetField("Meaning")!)
            {
                Headings = aliases,
            }));
        }

        if (headings.Count > 0)
        {
            throw new TableContractException($"{feed.FeedCode}: Headings.csv names {string.Join(", ", headings.Keys.Select(key => $"{key.Layout}.{key.Field}"))}, which Contract.csv does not have.");
        }

        TableContract contract = new(feed.FeedCode, [.. fields.GroupBy(entry => entry.Layout, entry => entry.Field).Select(layout => new TableLayout(layout.Key, [.. layout]))], feed.Derived);
        contract.Check(feed);
        return contract;
    }

    private static IEnumerable<CsvReader> Rows(Assembly assembly, string resource)
    {
        Stream content = assembly.GetManifestResourceStream(resource) ?? throw new TableContractException($"{resource} is not embedded; a tabular feed has Contract.csv and Headings.csv in its folder.");
        using StreamReader text = new(content, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return csv;
        }
    }

    private static T Value<T>(CsvReader row, string column)
        where T : struct, Enum
    {
        string text = row.GetField(column)!;
        return text.Length == 0 ? default
            : Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value
            : throw new TableContractException($"Contract.csv, {row.GetField("Layout")}.{row.GetField("Field")}: {column} is '{text}'; expected {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private void Check(TableFeed feed)
    {
        foreach (TableLayout layout in Layouts)
        {
            string place = $"{feed.FeedCode}, layout '{layout.Code}'";
            Expect(layout.Keys.Any(position => layout.Fields[position].Place == TableFieldPlace.Row), $"{place}: no column has the role Key; without one no row can be told from a footer.");
            Expect(layout.Fields.Count(field => field.Role == TableFieldRole.Facility) <= 1 && layout.Fields.Count(field => field.Role == TableFieldRole.Month) <= 1, $"{place}: Facility and Month are roles of one field each.");
            foreach (TableField field in layout.Fields)
            {
                string named = $"{place}, {field.Name}";
                Expect(!field.IsPersonal || field.Storage != TableFieldStorage.Stored || field.Kind == TableFieldKind.BirthDate, $"{named}: a personal value is never stored in clear.");
                Expect(field.Storage != TableFieldStorage.Stored || field.Kind is not (TableFieldKind.Card or TableFieldKind.BhxhNumber or TableFieldKind.CitizenId or TableFieldKind.PersonName), $"{named}: a {field.Kind} is stored as a token or never.");
                Expect(field.Kind != TableFieldKind.Digits || field.Length > 0, $"{named}: Digits need their length.");
                Expect(field.Role != TableFieldRole.Control || field is { Kind: TableFieldKind.Amount or TableFieldKind.Count, Place: TableFieldPlace.Row }, $"{named}: the control total is a column of Amount or Count.");
                Expect(field.Role != TableFieldRole.Month || field.Kind is TableFieldKind.Month or TableFieldKind.Date, $"{named}: the role Month asks for the kind Month or Date.");
                Expect(field.Role != TableFieldRole.Facility || field.Kind is TableFieldKind.Code or TableFieldKind.Digits or TableFieldKind.Text, $"{named}: the role Facility asks for a code.");
                foreach (TableField twin in Layouts.SelectMany(other => other.Fields).Where(other => other.Name == field.Name))
                {
                    Expect((twin.Kind, twin.Storage) == (field.Kind, field.Storage), $"{named}: another layout has the field with another kind or storage, and both would fill one staging column.");
                }
            }
        }

        Expect(feed.Rules.All(rule => rule.Code.StartsWith(feed.RulePrefix + "-", StringComparison.Ordinal)), $"{feed.FeedCode}: every rule code starts with {feed.RulePrefix}-.");
        Expect(feed.SingleValued.Concat(feed.TokenKinds.Keys).All(FieldNames.Contains), $"{feed.FeedCode}: SingleValued or TokenKinds names a field that Contract.csv does not have.");
    }

    private static void Expect(bool holds, string message)
    {
        if (!holds)
        {
            throw new TableContractException(message);
        }
    }
}
