using System.Security.Claims;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Who asks for a page or an action, as the session says; a session is held against the account at each request.</summary>
internal sealed record Caller(string Name, Role Role, AreaScope Area, string Stamp, string Session, bool MustChangePassword)
{
    private const string StampClaim = "bhyt:stamp";
    private const string SessionClaim = "bhyt:session";
    private const string FacilitiesClaim = "bhyt:facilities";
    private const string CommunesClaim = "bhyt:communes";
    private const string MustChangeClaim = "bhyt:must-change";

    public bool May(Right right) => !MustChangePassword && RoleRights.Has(Role, Area, right);

    /// <summary>Null where nobody is signed in.</summary>
    public static Caller? Of(ClaimsPrincipal? user) => user is { Identity: { IsAuthenticated: true, Name: { } name } } && Enum.TryParse(user.FindFirstValue(ClaimTypes.Role), out Role role)
        ? new Caller(name, role, AreaScope.Parse(user.FindFirstValue(FacilitiesClaim), user.FindFirstValue(CommunesClaim)), user.FindFirstValue(StampClaim) ?? "", user.FindFirstValue(SessionClaim) ?? "", user.HasClaim(MustChangeClaim, "1"))
        : null;

    /// <summary>A session of the account.</summary>
    public static ClaimsPrincipal Principal(Account account, string session, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.Role, account.Role.ToString()), new Claim(StampClaim, account.Stamp), new Claim(SessionClaim, session),
            new Claim(FacilitiesClaim, string.Join(' ', account.Area.Facilities)), new Claim(CommunesClaim, string.Join(' ', account.Area.Communes)), new Claim(MustChangeClaim, account.MustChangePassword ? "1" : "0"),
        ],
        scheme, ClaimTypes.Name, ClaimTypes.Role));
}
