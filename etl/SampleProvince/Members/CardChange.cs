namespace BhytWarehouse.SampleProvince.Members;

/// <summary>PHUONG_AN of an enrolment row.</summary>
internal enum CardChange : byte
{
    /// <summary>TM.</summary>
    New,

    /// <summary>ON.</summary>
    Renewed,

    /// <summary>GH.</summary>
    Ended,

    /// <summary>DC.</summary>
    Adjusted,
}
