using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Sources.Tables;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

/// <summary>The example file of a feed as cells, to be damaged and written again.</summary>
internal sealed class ExampleTable
{
    private readonly TableSource _source;

    public ExampleTable(TableSource source, string path)
    {
        _source = source;
        string text = File.ReadAllText(path);
        string separator = text.Count(letter => letter == ';') > text.Count(letter => letter == ',') ? ";" : ",";
        using CsvParser parser = new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator, IgnoreBlankLines = false });
        while (parser.Read())
        {
            Rows.Add([.. parser.Record!]);
        }

        (Layout, HeadingRow) = source.Contract.Layouts.SelectMany(layout => Rows.Select((row, index) => (Layout: layout, Row: index, Count: row.Count(cell => layout.FieldWithHeading(HeadingText.Fold(cell)) >= 0))))
            .OrderByDescending(found => found.Count).Select(found => (found.Layout, found.Row)).First();
    }

    public List<List<string>> Rows { get; } = [];

    public TableLayout Layout { get; }

    public int HeadingRow { get; }

    public int FirstDataRow => HeadingRow + 1;

    /// <summary>Columns of required fields that headings of one row name; those of two rows ("parent / child") are not among them.</summary>
    public IEnumerable<(int Column, string Field)> RequiredColumns =>
        Rows[HeadingRow].Select((cell, column) => (Column: column, At: Layout.FieldWithHeading(HeadingText.Fold(cell))))
            .Where(found => found.At >= 0 && Layout.Fields[found.At] is { IsRequired: true, Place: TableFieldPlace.Row })
            .Select(found => (found.Column, Layout.Fields[found.At].Name));

    public string Text => string.Concat(Rows.Select(row => string.Join(',', row.Select(cell => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + "\r\n"));

    /// <summary>"FIELD=value" in a data row, or "~text=text" above the table.</summary>
    public void Change(int dataRow, string change)
    {
        (string what, string value) = (change[..change.IndexOf('=', StringComparison.Ordinal)], change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        if (what.StartsWith('~'))
        {
            int changed = 0;
            foreach (List<string> row in Rows.Take(HeadingRow))
            {
                for (int column = 0; column < row.Count; column++)
                {
                    changed += row[column].Contains(what[1..], StringComparison.Ordinal) ? 1 : 0;
                    row[column] = row[column].Replace(what[1..], value, StringComparison.Ordinal);
                }
            }

            changed.ShouldBe(1, change);
            return;
        }

        int at = Rows[HeadingRow].FindIndex(cell => Layout.FieldWithHeading(HeadingText.Fold(cell)) is >= 0 and var position && Layout.Fields[position].Name == what);
        at.ShouldBeGreaterThanOrEqualTo(0, change);
        Rows[FirstDataRow + dataRow][at] = value;
    }

    public FeedReading Read() => new(_source, Encoding.UTF8.GetBytes(Text));

    public FeedReading Read(byte[] content) => new(_source, content);

    /// <summary>What a file stages, without the columns that say where it stood.</summary>
    public string[] Staged(FeedReading reading) =>
        [.. reading.Staged(_source.FeedCode).Where(row => row["Disposition"] == "0").Select(row => string.Join('|', row.Where(cell => cell.Key != "RecordNumber").Select(cell => $"{cell.Key}={cell.Value}")))];

    public int Count(FeedReading reading, string disposition) => reading.Staged(_source.FeedCode).Count(row => row["Disposition"] == disposition);
}
