"""Drives a simulated GitLab with python-gitlab, unmodified. Prints one line for each thing that worked."""
import subprocess
import sys
import tempfile
import time

import gitlab

url, token, folder = sys.argv[1:4]
gl = gitlab.Gitlab(url, private_token=token)
gl.auth()
print("user", gl.user.username)

projects = gl.projects.list(get_all=True, per_page=3, order_by="id", sort="asc", pagination="keyset")
assert len(projects) == len(gl.projects.list(get_all=True, per_page=2)), "keyset and offset paging disagree"
print("projects", len(projects))

issues = notes = changes = discussions = 0
for project in projects:
    for issue in project.issues.list(get_all=True):
        issues += 1
        notes += len(issue.notes.list(get_all=True))
    for change in project.mergerequests.list(get_all=True, state="all"):
        changes += 1
        discussions += len(change.discussions.list(get_all=True))
print("read", issues, notes, changes, discussions)
assert issues and notes and changes and discussions

group = gl.groups.create({"name": "Made by Python", "path": "python"})
project = gl.projects.create({"name": "shop", "namespace_id": group.id})
work = tempfile.mkdtemp(dir=folder)
remote = project.http_url_to_repo.replace("://", "://oauth2:" + token + "@")
for command in (["git", "init", "-q", "-b", "main"],
                ["git", "-c", "user.name=p", "-c", "user.email=p@example.com", "commit", "-q", "--allow-empty", "-m", "first"],
                ["git", "push", "-q", remote, "main"]):
    subprocess.run(command, cwd=work, check=True)
project = gl.projects.get(project.id, statistics=True)
assert project.default_branch == "main" and project.statistics["commit_count"] == 1
print("pushed", project.default_branch)

issue = project.issues.create({"title": "broken", "description": "very"})
issue.notes.create({"body": "indeed"})
member = gl.users.create({"email": "py@example.com", "username": "py", "name": "Py", "force_random_password": True, "skip_confirmation": True})
project.members.create({"user_id": member.id, "access_level": gitlab.const.AccessLevel.DEVELOPER})
uploaded = project.upload("a.txt", filedata="hello")
assert uploaded["markdown"].startswith("[a.txt](/uploads/")

export = project.exports.create()
export.refresh()
deadline = time.monotonic() + 30
while export.export_status != "finished":
    assert time.monotonic() < deadline, "export did not finish: " + export.export_status
    time.sleep(0.1)
    export.refresh()
archive = folder + "/export.tar.gz"
with open(archive, "wb") as out:
    export.download(streamed=True, action=out.write)
print("exported")

with open(archive, "rb") as stored:
    started = gl.projects.import_project(stored, path="shop-again", name="shop again", namespace=group.full_path)
state = gl.projects.get(started["id"], lazy=True).imports.get()
while state.import_status not in ("finished", "failed"):
    assert time.monotonic() < deadline, "import did not finish: " + state.import_status
    time.sleep(0.1)
    state.refresh()
assert state.import_status == "finished", state.import_error
again = gl.projects.get(started["id"])
assert [i.title for i in again.issues.list(get_all=True)] == ["broken"]
assert [b.name for b in again.branches.list(get_all=True)] == ["main"]
print("imported", again.path_with_namespace)

try:
    gl.projects.get("nobody/nothing")
except gitlab.exceptions.GitlabGetError as e:
    assert e.response_code == 404 and "404 Project Not Found" in str(e)
    print("refused", e.response_code)
