using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Writes findings and quarantine of one file; of warnings that repeat row by row the first hundred and then their number.</summary>
internal sealed class TableFindings(int loadRunKey)
{
    public const int WarningsShownPerRule = 100;

    private readonly Dictionary<(string Code, string Field), (RuleText Rule, int Count)> _warnings = [];
    private int _sourceFileKey;
    private bool _isWorkbook;
    private IStagingSink _sink = null!;

    public void Begin(int sourceFileKey, bool isWorkbook, IStagingSink sink)
    {
        _sourceFileKey = sourceFileKey;
        _isWorkbook = isWorkbook;
        _sink = sink;
        _warnings.Clear();
    }

    /// <summary>A finding of a row, unless it is a warning that was shown often enough.</summary>
    public void OfRow(RuleText rule, int number, long offset, string field, string found)
    {
        if (rule.Severity == Severity.Warn)
        {
            int count = _warnings.GetValueOrDefault((rule.Code, field)).Count + 1;
            _warnings[(rule.Code, field)] = (rule, count);
            if (count > WarningsShownPerRule)
            {
                return;
            }
        }

        Write(rule, number, Place(offset), field, found, 1);
    }

    public void OfFile(RuleText rule, string field, string found) => Write(rule, 0, "", field, found, 1);

    public void EndFile()
    {
        foreach (((string _, string field), (RuleText rule, int count)) in _warnings)
        {
            if (count > WarningsShownPerRule)
            {
                Write(rule, 0, "", field, $"in {count - WarningsShownPerRule} further rows", count - WarningsShownPerRule);
            }
        }
    }

    public void Quarantine(int number, long offset, long length)
    {
        RowBuffer quarantine = _sink.Batch.Buffers[2];
        quarantine.Integer(loadRunKey);
        quarantine.Integer(_sourceFileKey);
        quarantine.Integer(number);
        quarantine.Text(Place(offset));
        quarantine.Integer(_isWorkbook ? 0 : offset);
        quarantine.Integer(length);
        quarantine.Integer(0);
        quarantine.EndRow();
    }

    /// <summary>A row of a workbook is found by sheet and row, a row of a text by its bytes.</summary>
    private string Place(long offset) => _isWorkbook ? $"sheet {offset >> 32}, row {offset & uint.MaxValue}" : "";

    private void Write(RuleText rule, int number, string place, string field, string found, int count)
    {
        RowBuffer finding = _sink.Batch.Buffers[1];
        finding.Integer(loadRunKey);
        finding.Integer(_sourceFileKey);
        finding.Integer(number);
        finding.Text(place);
        finding.Text(rule.Code);
        finding.Integer((int)rule.Severity);
        finding.Text("");
        finding.Integer(0);
        finding.Text(field);
        finding.Text(found);
        finding.Text(rule.Expectation);
        finding.Integer(count);
        finding.EndRow();
    }
}
