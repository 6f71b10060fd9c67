namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>What is known of an extract as a whole; the subject of the rules for files.</summary>
internal sealed class EnrolmentFile
{
    /// <summary>What is wrong with the encoding, null when nothing is.</summary>
    public string? EncodingFault { get; set; }

    /// <summary>What kept the rows from being told apart (an open quote, an endless field), null when nothing did.</summary>
    public string? StructureFault { get; set; }

    public int ColumnCount { get; set; }

    public IReadOnlyList<string> MissingColumns { get; set; } = [];

    public IReadOnlyList<string> RepeatedColumns { get; set; } = [];

    public int UnknownColumnCount { get; set; }

    public int RowCount { get; set; }

    public int ShiftedRowCount { get; set; }

    /// <summary>Whether <see cref="RowCount"/> is final.</summary>
    public bool IsAtEnd { get; set; }

    public HashSet<int> ExtractDateKeys { get; } = [];
}
