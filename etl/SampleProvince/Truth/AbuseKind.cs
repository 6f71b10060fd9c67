namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What people and facilities do to get from the fund what it does not owe, one member for each way that the law and inspectors name.</summary>
public enum AbuseKind
{
    /// <summary>A visit that nobody was seen at, made up afterwards.</summary>
    VisitNeverCheckedIn,

    /// <summary>Care after the last card had run out.</summary>
    CardHadEnded,

    /// <summary>Care on a card that the unit had reported as reduced.</summary>
    CardHadBeenReduced,

    /// <summary>Who came off the line is billed the share of those on it.</summary>
    FullShareOffTheLine,

    /// <summary>An entitlement code that cannot hold at the facility or for the care.</summary>
    WrongEntitlementCode,

    /// <summary>The card of one person is used by another.</summary>
    CardLent,

    /// <summary>Care for somebody who had died.</summary>
    VisitOfTheDead,

    /// <summary>Two hospital beds for one person on the same days.</summary>
    TwoBedsAtOnce,

    /// <summary>Outpatient care elsewhere for somebody who lies in hospital.</summary>
    VisitFromTheWard,

    /// <summary>The same complaint at several facilities on one day.</summary>
    FacilityHopping,

    /// <summary>Visits every few days or every day of a month, for drugs that are sold.</summary>
    VisitsToCollectDrugs,

    /// <summary>Drugs for weeks again, long before those given are used up.</summary>
    DrugsPiledUp,

    /// <summary>A disease that is seen monthly is billed every week or two.</summary>
    ChronicVisitsTooOften,

    /// <summary>The tests of yesterday at another facility today, for no reason.</summary>
    TestsDoneAgain,

    /// <summary>One stay billed as two.</summary>
    StaySplit,

    /// <summary>Two hospitals refer a patient to each other again and again.</summary>
    PatientSentToAndFro,

    /// <summary>A bed-day for hours, or two for a day.</summary>
    BedBilledForHours,

    /// <summary>More bed-days than the stay has days.</summary>
    BedDaysInvented,

    /// <summary>An inpatient bed in an outpatient's bill.</summary>
    BedForAnOutpatient,

    /// <summary>More bed-days in a month than there are beds.</summary>
    MoreBedDaysThanBeds,

    /// <summary>A stay of months that no disease explains.</summary>
    StayKeptOpen,

    /// <summary>A bed for a disease that needs none.</summary>
    AdmittedForNothing,

    /// <summary>Every visit of a month costs a multiple.</summary>
    DearVisits,

    /// <summary>More examinations than the tables can see on a day.</summary>
    TablesOverrun,

    /// <summary>More examinations than one doctor can do on a day.</summary>
    DoctorOverrun,

    /// <summary>One doctor orders at two facilities at the same time.</summary>
    DoctorInTwoPlaces,

    /// <summary>Orders by somebody who is on no list.</summary>
    DoctorNotListed,

    /// <summary>A service for which the facility has no approval.</summary>
    ServiceWithoutApproval,

    /// <summary>A good part of a facility's orders in a month by people on no list.</summary>
    UnlistedStaffAtWork,

    /// <summary>Services without approval in a good part of a facility's bills.</summary>
    UnapprovedServicesAsARule,

    /// <summary>A service above its approved price.</summary>
    PriceRaised,

    /// <summary>A drug above the price of its tender.</summary>
    DrugPriceRaised,

    /// <summary>A disease of the other sex, or of another age.</summary>
    DiseaseOfTheOtherSex,

    /// <summary>A code that only names the cause of another disease, as the disease.</summary>
    CauseAsMainDisease,

    /// <summary>One service in two lines.</summary>
    ServiceBilledTwice,

    /// <summary>Every examination of a day in full.</summary>
    FeesOfOneDayInFull,

    /// <summary>Examination fees for somebody in a hospital bed.</summary>
    FeeInTheWard,

    /// <summary>Supplies of one operation far above the ceiling.</summary>
    SuppliesWithoutEnd,

    /// <summary>Tests that are paid and were not done.</summary>
    TestNeverDone,

    /// <summary>Many tests for somebody who leaves at once.</summary>
    LeftAfterTests,

    /// <summary>A facility spends its estimate in half the time.</summary>
    EstimateOverspent,

    /// <summary>Two cards of one person at a time.</summary>
    TwoCards,

    /// <summary>A stay cut at midnight.</summary>
    CutAtMidnight,

    /// <summary>One person with two numbers, used in turn.</summary>
    TwoNumbersInTurn,

    /// <summary>A stay that goes on for weeks after the card.</summary>
    StayedOnAnEndedCard,

    /// <summary>More bed-days in a month than it has days.</summary>
    BedDaysBeyondTheMonth,

    /// <summary>One encounter under two numbers.</summary>
    ClaimedTwice,

    /// <summary>A dossier copied to other people.</summary>
    DossierCopied,

    /// <summary>One person examined at two facilities at the same hour.</summary>
    TwoPlacesAtOnce,

    /// <summary>Sick-leave papers for sale.</summary>
    SickLeaveMill,

    /// <summary>Half of a facility's visits are emergencies.</summary>
    EverybodyAnEmergency,

    /// <summary>The whole laboratory for every visitor.</summary>
    TestsForEverybody,

    /// <summary>Supplies that no visit needs.</summary>
    SuppliesForEverybody,

    /// <summary>Drugs for months at every visit.</summary>
    DrugsForEverybody,

    /// <summary>Every item of a bill in several lines.</summary>
    ItemsSplit,
}
