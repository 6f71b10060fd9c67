using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Reads the alerts of a rule and keeps decisions about them; what the commands and the page have in common. Restricted people stay in the numbers of a rule and are never listed or decided about.</summary>
/// <param name="home">The folder of the installation.</param>
internal sealed class SignalActions(SqliteConnection connection, string home, TimeProvider time, Language language)
{
    private OperatorLog Log => new(WarehouseHome.JobsPathIn(home), time);

    /// <summary>Alerts with the first to look at first; about persons only where they are opened.</summary>
    public IReadOnlyList<Alert> Alerts(WarehouseSignal signal, string? facilityCode, int? monthKey, bool isOpened, int most)
    {
        using RestrictedPeople restricted = RestrictedPeople.Of(connection, home);
        return [.. new SignalBook(connection).Alerts(signal.Code, facilityCode, monthKey, withPersons: isOpened, most).Where(alert => !Hides(restricted, alert))];
    }

    /// <summary>Notes that somebody opened what a rule says of persons.</summary>
    /// <exception cref="ArgumentException">The reason is none that may be kept.</exception>
    public void NoteOpened(WarehouseSignal signal, string who, string reason, int count) =>
        Log.End(Log.Begin(who, "signals open", signal.Code, reason), string.Create(CultureInfo.InvariantCulture, $"{count} alerts about persons shown"));

    /// <summary>Keeps a decision.</summary>
    /// <exception cref="CommandException">There is no such alert, or it concerns somebody whose data is restricted.</exception>
    /// <exception cref="ArgumentException">The reason, or the amount taken back, will not do.</exception>
    public void Decide(WarehouseSignal signal, string subject, AlertReviewState state, decimal recovered, string who, string reason)
    {
        Alert alert = new SignalBook(connection).Find(signal.Code, subject) ?? throw new CommandException(SignalTexts.NoSuchAlert.In(language, signal.Code, subject));
        using (RestrictedPeople restricted = RestrictedPeople.Of(connection, home))
        {
            if (Hides(restricted, alert))
            {
                throw new CommandException(PersonTexts.RestrictedRow.In(language));
            }
        }

        long action = Log.Begin(who, "signals review", $"{signal.Code} {subject}", reason);
        new AlertReviews(connection, time).Decide(alert, state, recovered, who, reason);
        Log.End(action, state.ToString());
    }

    private static bool Hides(RestrictedPeople restricted, Alert alert) => restricted.HasRow("fact", $"{alert.Subject}Alert", $"{alert.Subject}AlertKey", alert.AlertKey);
}
