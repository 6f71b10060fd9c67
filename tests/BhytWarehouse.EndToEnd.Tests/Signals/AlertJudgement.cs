namespace BhytWarehouse.EndToEnd.Tests.Signals;

internal enum AlertJudgement
{
    /// <summary>Names a case of abuse that its rule is meant for.</summary>
    True,

    /// <summary>Names a case of abuse that another rule is meant for.</summary>
    Side,

    OnLookAlike,

    /// <summary>Names nothing that was planted.</summary>
    Elsewhere,
}
