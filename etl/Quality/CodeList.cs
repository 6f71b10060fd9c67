using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Quality;

/// <summary>A code list with the time in which each code had its meaning; a code may stand several times with different times.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, CodeListEntry[]> _entries;
    private readonly Dictionary<string, CodeListEntry[]>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public CodeList(string name, IEnumerable<CodeListEntry> entries)
    {
        Name = name;
        _entries = entries.GroupBy(entry => entry.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _byText = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Name { get; }

    public IEnumerable<CodeListEntry> Entries => _entries.Values.SelectMany(entries => entries);

    /// <summary>Whether the code was in force on the day, given as yyyymmdd.</summary>
    public bool Holds(string code, int dateKey) => Find(code, dateKey) is not null;

    /// <summary>The meaning of the code on the day; null when it has none. Makes no object.</summary>
    public CodeListEntry? Find(ReadOnlySpan<char> code, int dateKey)
    {
        if (_byText.TryGetValue(code, out CodeListEntry[]? entries))
        {
            foreach (CodeListEntry entry in entries)
            {
                if (entry.ValidFromDateKey <= dateKey && dateKey <= entry.ValidToDateKey)
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the list says anything of the day: a rule that reads a list which does not would call everything wrong.</summary>
    public ListState StateOn(int dateKey)
    {
        if (_entries.Count == 0)
        {
            return ListState.Empty;
        }

        // Lists without a beginning are kept as from the first day of the calendar; an earlier day is wrong by itself, not a list out of date.
        dateKey = Math.Max(dateKey, RuleStanding.FirstDateKey);

        foreach (CodeListEntry[] entries in _entries.Values)
        {
            foreach (CodeListEntry entry in entries)
            {
                if (entry.ValidFromDateKey <= dateKey && dateKey <= entry.ValidToDateKey)
                {
                    return ListState.Usable;
                }
            }
        }

        return ListState.Stale;
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
