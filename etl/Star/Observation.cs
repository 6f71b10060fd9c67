namespace BhytWarehouse.Etl.Star;

/// <summary>What one record told of a member of a dimension, and since when it is so.</summary>
/// <param name="MemberCode">The natural key as one text.</param>
/// <param name="Precedence">How much the feed has to say of this dimension; a mention alone has nothing to say.</param>
/// <param name="TypeTwoValues">The values as a JSON array, in the order of the columns.</param>
/// <param name="Order">The feed's own order, later ones greater.</param>
/// <param name="ReceivedAt">When the file was first received; of two observations alike in all else the later file counts, then the greater hash.</param>
internal sealed record Observation(string MemberCode, IReadOnlyList<object> NaturalKey, int EffectiveDateKey, int Precedence, string TypeTwoValues, string TypeOneValues, string Order, int SourceFileKey, string ReceivedAt, string FileHash, int RecordNumber) : IComparable<Observation>
{
    /// <summary>Which of two observations of one day counts: nothing here depends on which arrived first.</summary>
    public int CompareTo(Observation? other) =>
        other is null ? 1
        : Precedence.CompareTo(other.Precedence) is var precedence and not 0 ? precedence
        : string.CompareOrdinal(Order, other.Order) is var order and not 0 ? order
        : string.CompareOrdinal(ReceivedAt, other.ReceivedAt) is var received and not 0 ? received
        : string.CompareOrdinal(FileHash, other.FileHash) is var hash and not 0 ? hash
        : RecordNumber.CompareTo(other.RecordNumber) is var record and not 0 ? record
        : string.CompareOrdinal(TypeTwoValues, other.TypeTwoValues) is var values and not 0 ? values
        : string.CompareOrdinal(TypeOneValues, other.TypeOneValues);
}
