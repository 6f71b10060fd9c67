using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Quality;

/// <summary>A code list with the time in which each code had its meaning; a code may stand several times with different times.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, CodeListEntry[]> _entries;

    private CodeList(string name, IEnumerable<CodeListEntry> entries)
    {
        Name = name;
        _entries = entries.GroupBy(entry => entry.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public string Name { get; }

    public IEnumerable<CodeListEntry> Entries => _entries.Values.SelectMany(entries => entries);

    /// <summary>Whether the code was in force on the day, given as yyyymmdd.</summary>
    public bool Holds(string code, int dateKey)
    {
        if (_entries.TryGetValue(code, out CodeListEntry[]? entries))
        {
            foreach (CodeListEntry entry in entries)
            {
                if (entry.ValidFromDateKey <= dateKey && dateKey <= entry.ValidToDateKey)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static CodeList Read(string name, TextReader text)
    {
        using CsvReader csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        csv.Read();
        csv.ReadHeader();
        List<CodeListEntry> entries = [];
        while (csv.Read())
        {
            Dictionary<string, string> attributes = csv.HeaderRecord!.Skip(5).ToDictionary(column => column, column => csv.GetField(column) ?? "", StringComparer.Ordinal);
            entries.Add(new CodeListEntry(csv.GetField("Code")!, csv.GetField("Name")!, csv.GetField("NameVietnamese")!, DateKey(csv.GetField("ValidFrom")!, 19900101), DateKey(csv.GetField("ValidTo")!, 99991231), attributes));
        }

        return new CodeList(name, entries);
    }

    private static int DateKey(string text, int open) =>
        text.Length == 0 ? open : int.Parse(text.Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
}
