namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>Whether an earlier row of the same file has the same card, first day of validity and plan.</summary>
internal enum EnrolmentRecurrence
{
    First,

    /// <summary>The earlier row says the same: this one is a duplicate.</summary>
    Same,

    /// <summary>The earlier row says something else: nobody can tell which is right, and both are held back.</summary>
    Different,
}
