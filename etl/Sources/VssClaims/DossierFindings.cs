using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>What the gate found in one dossier: one entry per rule, table and field, with the first row and the number of times.</summary>
internal sealed class DossierFindings
{
    /// <summary>Entries of one dossier; past it a dossier is bad enough.</summary>
    public const int Limit = 200;

    private const int TextLimit = 400;

    private readonly List<Entry> _entries = [];

    public bool IsRejected { get; private set; }

    public int Count => _entries.Count;

    public void Clear()
    {
        _entries.Clear();
        IsRejected = false;
    }

    /// <summary>Counts a repetition of a finding; false when it is new and has to be described by <see cref="Add"/>.</summary>
    public bool Repeats(RuleText rule, int document, string field)
    {
        IsRejected |= rule.Severity == Severity.RejectRecord;
        for (int i = 0; i < _entries.Count; i++)
        {
            Entry entry = _entries[i];
            if (ReferenceEquals(entry.Rule, rule) && entry.Document == document && string.Equals(entry.Field, field, StringComparison.Ordinal))
            {
                _entries[i] = entry with { Count = entry.Count + 1 };
                return true;
            }
        }

        // A dossier that is full of findings still has to show what rejects it.
        return _entries.Count >= (rule.Severity == Severity.RejectRecord ? Limit : Limit - 50);
    }

    /// <summary>Something is already said about the field, so a rule that reads it has nothing to add.</summary>
    public bool Names(int document, string field)
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Document == document && string.Equals(entry.Field, field, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public void Add(RuleText rule, int document, int row, string field, string found) => _entries.Add(new Entry(rule, document, row, field, found, 1));

    /// <summary>Accepts the dossier when every rule that rejects it is overridden for it: what they found then only warns.</summary>
    public void LetPass(ApprovedOverrides overrides, string fileHash, int recordNumber)
    {
        // A full list of findings does not name all that rejects.
        if (overrides.IsEmpty || !IsRejected || _entries.Count >= Limit - 50 || _entries.Any(entry => entry.Rule.Severity == Severity.RejectRecord && !overrides.Cover(fileHash, recordNumber, entry.Rule)))
        {
            return;
        }

        for (int i = 0; i < _entries.Count; i++)
        {
            _entries[i] = _entries[i] with { Rule = _entries[i].Rule with { Severity = Severity.Warn } };
        }

        IsRejected = false;
    }

    /// <summary>For rules that cannot repeat within a dossier often enough to matter.</summary>
    public void Report(RuleText rule, int document, int row, string found)
    {
        if (!Repeats(rule, document, rule.Field))
        {
            Add(rule, document, row, rule.Field, found);
        }
    }

    public void Write(RowBuffer buffer, int loadRunKey, int sourceFileKey, int recordNumber, ReadOnlySpan<byte> recordCode)
    {
        foreach (Entry entry in _entries)
        {
            WriteRow(buffer, loadRunKey, sourceFileKey, recordNumber, recordCode, entry.Rule, entry.Document, entry.Row, entry.Field, entry.Found, entry.Count);
        }
    }

    public static void WriteRow(RowBuffer buffer, int loadRunKey, int sourceFileKey, int recordNumber, ReadOnlySpan<byte> recordCode, RuleText rule, int document, int row, string field, string found, int count)
    {
        buffer.Integer(loadRunKey);
        buffer.Integer(sourceFileKey);
        buffer.Integer(recordNumber);
        buffer.Text(recordCode);
        buffer.Text(rule.Code);
        buffer.Integer((int)rule.Severity);
        buffer.Text(document < 0 ? "" : VssClaimsContract.Tables[document].Code);
        buffer.Integer(row);
        buffer.Text(field);
        buffer.Text(found.Length <= TextLimit ? found : found[..TextLimit]);
        buffer.Text(rule.Expectation);
        buffer.Integer(count);
        buffer.EndRow();
    }

    private readonly record struct Entry(RuleText Rule, int Document, int Row, string Field, string Found, int Count);
}
