using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Somebody who signs in.</summary>
/// <param name="Name">Lower case; it stands in the log of actions.</param>
/// <param name="Agency">For whom the person works; empty where nobody said.</param>
/// <param name="Language">Chosen on a page; null until then.</param>
/// <param name="MustChangePassword">The password was given by somebody else.</param>
/// <param name="Stamp">Another one after each change of the account: sessions that began with an earlier one are over.</param>
internal sealed record Account(
    string Name, Role Role, string Agency, AreaScope Area, Language? Language, bool MustChangePassword, bool IsDisabled, string Stamp, DateTimeOffset MadeAt, DateTimeOffset? SignedInAt);
