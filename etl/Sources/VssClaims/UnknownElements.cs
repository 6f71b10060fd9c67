using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>How often a file used elements that the format does not know, by table and name.</summary>
internal sealed class UnknownElements
{
    /// <summary>Distinct names kept apart; further ones count together.</summary>
    private const int Limit = 100;

    private readonly Dictionary<(int Document, string Name), int> _counts = [];

    public void Clear() => _counts.Clear();

    /// <param name="document">-1 for the envelope.</param>
    public void Count(int document, ReadOnlySpan<byte> name)
    {
        (int, string) key = (document, XmlNames.Printable(name));
        if (_counts.TryGetValue(key, out int count) || _counts.Count < Limit)
        {
            _counts[key] = count + 1;
            return;
        }

        _counts[(-1, "…")] = _counts.GetValueOrDefault((-1, "…")) + 1;
    }

    public void Write(RowBuffer buffer, int loadRunKey, int sourceFileKey)
    {
        foreach (((int document, string name), int count) in _counts.OrderBy(entry => entry.Key.Document).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal))
        {
            DossierFindings.WriteRow(buffer, loadRunKey, sourceFileKey, 0, default, ReadingRules.KnownElement, document, 0, name, $"{count} times in the file", count);
        }
    }
}
