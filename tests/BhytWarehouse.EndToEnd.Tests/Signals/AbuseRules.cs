using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Signals;

/// <summary>Which rules are meant for which kind of abuse: what the measurement knows and the generator does not.</summary>
internal static class AbuseRules
{
    public static IReadOnlyDictionary<AbuseKind, string[]> All { get; } = new Dictionary<AbuseKind, string[]>
    {
        [AbuseKind.VisitNeverCheckedIn] = ["R04"],
        [AbuseKind.CardHadEnded] = ["R16"],
        [AbuseKind.CardHadBeenReduced] = ["R17"],
        [AbuseKind.FullShareOffTheLine] = ["R18"],
        [AbuseKind.WrongEntitlementCode] = ["R21"],
        [AbuseKind.CardLent] = ["R22"],
        [AbuseKind.VisitOfTheDead] = ["R23"],
        [AbuseKind.TwoBedsAtOnce] = ["R24"],
        [AbuseKind.VisitFromTheWard] = ["R25"],
        [AbuseKind.FacilityHopping] = ["R26"],
        [AbuseKind.VisitsToCollectDrugs] = ["R27"],
        [AbuseKind.DrugsPiledUp] = ["R28"],
        [AbuseKind.ChronicVisitsTooOften] = ["R29"],
        [AbuseKind.TestsDoneAgain] = ["R30"],
        [AbuseKind.StaySplit] = ["R31"],
        [AbuseKind.PatientSentToAndFro] = ["R32"],
        [AbuseKind.BedBilledForHours] = ["R33"],
        [AbuseKind.BedDaysInvented] = ["R34"],
        [AbuseKind.BedForAnOutpatient] = ["R35"],
        [AbuseKind.MoreBedDaysThanBeds] = ["R37"],
        [AbuseKind.StayKeptOpen] = ["R39"],
        [AbuseKind.AdmittedForNothing] = ["R40"],
        [AbuseKind.DearVisits] = ["R43"],
        [AbuseKind.TablesOverrun] = ["R47"],
        [AbuseKind.DoctorOverrun] = ["R48"],
        [AbuseKind.DoctorInTwoPlaces] = ["R49"],
        [AbuseKind.DoctorNotListed] = ["R50"],
        [AbuseKind.ServiceWithoutApproval] = ["R52"],
        [AbuseKind.UnlistedStaffAtWork] = ["R109", "R50"],
        [AbuseKind.UnapprovedServicesAsARule] = ["R110", "R52"],
        [AbuseKind.PriceRaised] = ["R53"],
        [AbuseKind.DrugPriceRaised] = ["R54"],
        [AbuseKind.DiseaseOfTheOtherSex] = ["R59"],
        [AbuseKind.CauseAsMainDisease] = ["R60"],
        [AbuseKind.ServiceBilledTwice] = ["R64"],
        [AbuseKind.FeesOfOneDayInFull] = ["R66"],
        [AbuseKind.FeeInTheWard] = ["R67"],
        [AbuseKind.SuppliesWithoutEnd] = ["R68"],
        [AbuseKind.TestNeverDone] = ["R69"],
        [AbuseKind.LeftAfterTests] = ["R70"],
        [AbuseKind.EstimateOverspent] = ["R74"],
        [AbuseKind.TwoCards] = ["R77"],
        [AbuseKind.CutAtMidnight] = ["R101"],
        [AbuseKind.TwoNumbersInTurn] = ["R102"],
        [AbuseKind.StayedOnAnEndedCard] = ["R103"],
        [AbuseKind.BedDaysBeyondTheMonth] = ["R104"],
        [AbuseKind.ClaimedTwice] = ["R105"],
        [AbuseKind.DossierCopied] = ["R106"],
        [AbuseKind.TwoPlacesAtOnce] = ["R107"],
        [AbuseKind.SickLeaveMill] = ["R108"],
        [AbuseKind.EverybodyAnEmergency] = ["R121"],
        [AbuseKind.TestsForEverybody] = ["R122"],
        [AbuseKind.SuppliesForEverybody] = ["R123"],
        [AbuseKind.DrugsForEverybody] = ["R124", "R126"],
        [AbuseKind.ItemsSplit] = ["R125"],
    };

    /// <summary>Rules that no planted kind is for, each with what the sample lacks.</summary>
    public static IReadOnlyDictionary<string, string> NotPlanted { get; } = new Dictionary<string, string>
    {
        ["R41"] = "needs five hospitals of one level and line; the sample province has three",
        ["R42"] = "needs five hospitals of one level and line; the sample province has three",
        ["R73"] = "needs patients of other provinces; everybody in the sample lives in it",
    };
}
