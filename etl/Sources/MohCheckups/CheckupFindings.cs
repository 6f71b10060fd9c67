using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>What was found in one check-up; each rule speaks once of a field.</summary>
internal sealed class CheckupFindings
{
    private readonly List<(RuleText Rule, int Document, string Field, string Found)> _found = [];

    public bool IsRejected => _found.Exists(found => found.Rule.Severity == Severity.RejectRecord);

    public void Clear() => _found.Clear();

    /// <param name="document">0 where no document is meant.</param>
    public void Add(RuleText rule, int document, string found) => Add(rule, document, rule.Field, found);

    public void Add(RuleText rule, int document, string field, string found)
    {
        if (!_found.Exists(earlier => earlier.Rule == rule && earlier.Document == document && earlier.Field == field))
        {
            _found.Add((rule, document, field, found));
        }
    }

    public bool Names(int document, string field) => _found.Exists(found => found.Document == document && found.Field == field && found.Rule.Severity == Severity.RejectRecord);

    public bool Speaks(int document, string field) => _found.Exists(found => found.Document == document && found.Field == field);

    public void Write(RowBuffer buffer, int loadRunKey, int sourceFileKey, int recordNumber, string recordCode)
    {
        foreach ((RuleText rule, int document, string field, string found) in _found)
        {
            WriteRow(buffer, loadRunKey, sourceFileKey, recordNumber, recordCode, rule, document, field, found, 1);
        }
    }

    public static void WriteRow(RowBuffer buffer, int loadRunKey, int sourceFileKey, int recordNumber, string recordCode, RuleText rule, int document, string field, string found, int count)
    {
        buffer.Integer(loadRunKey);
        buffer.Integer(sourceFileKey);
        buffer.Integer(recordNumber);
        buffer.Text(recordCode);
        buffer.Text(rule.Code);
        buffer.Integer((int)rule.Severity);
        buffer.Text(document > 0 ? $"XML{document}" : "");
        buffer.Integer(0);
        buffer.Text(field);
        buffer.Text(found);
        buffer.Text(rule.Expectation);
        buffer.Integer(count);
        buffer.EndRow();
    }
}
