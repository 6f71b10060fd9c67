namespace BhytWarehouse.SampleProvince.Claims;

internal enum ResendKind
{
    None,

    /// <summary>Other amounts, later.</summary>
    Corrected,

    /// <summary>The same amounts, NGAY_TTOAN filled, later.</summary>
    Paid,

    /// <summary>The same content once more.</summary>
    Identical,

    /// <summary>The corrected version comes first; the older one, with the earlier NGAYLAP, in a file that sorts after it.</summary>
    OlderArrivesLate,

    /// <summary>The correction itself is faulty: the first version goes on counting.</summary>
    FaultyCorrection,
}
