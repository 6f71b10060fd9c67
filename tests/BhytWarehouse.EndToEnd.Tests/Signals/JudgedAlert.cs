using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Signals;

/// <param name="Subject">Claim, Member, Practitioner or Facility.</param>
/// <param name="Named">Whom it names.</param>
/// <param name="Kind">Of the planted case that it names; null where there is none.</param>
internal sealed record JudgedAlert(string Rule, string Subject, string Named, AlertJudgement Judgement, string Evidence, AbuseKind? Kind);
